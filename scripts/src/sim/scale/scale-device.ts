/** A simulated scale at protocol level; it knows nothing of ports. */
export interface ScaleDevice {
  /** Power comes. */
  boot(at: number): void;
  /** Called about 80 times a second with one conversion of the load cell, mg. */
  convert(mg: number, at: number): void;
  receive(bytes: Uint8Array, at: number): void;
}

export type Send = (bytes: Uint8Array) => void;

export interface DeviceOptions {
  readonly capacity: number;
  readonly interval: number;
}
