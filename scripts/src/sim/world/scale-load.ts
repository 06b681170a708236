/** What can be wrong with the scale or its cable. Each is a behaviour of the simulated device on the line. */
export const scaleFaultNames = ['none', 'unplugged', 'noise', 'silent', 'parity', 'garbage', 'stuck'] as const;
export type ScaleFaultName = (typeof scaleFaultNames)[number];

/** The part of a simulated scale the world needs: something that carries a load and can be broken. */
export interface ScaleLoad {
  /** What a cart's configuration names as the serial port. */
  readonly path: string;
  /**
   * @param load true gross load on the platform, mg
   * @param rampMs time the load takes to arrive there
   */
  setLoad(load: number, rampMs?: number): void;
  setFault(fault: ScaleFaultName): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}
