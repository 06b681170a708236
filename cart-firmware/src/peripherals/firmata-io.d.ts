// firmata-io ships no types. Only what the peripherals use is declared, so that the compiler refuses the rest.
declare module 'firmata-io' {
  import type { EventEmitter } from 'node:events';

  export interface FirmataPin {
    readonly supportedModes: readonly number[];
    readonly analogChannel: number;
  }

  export interface FirmataTransport {
    on(event: string, listener: (...args: never[]) => void): unknown;
    write(bytes: Buffer, written?: () => void): unknown;
  }

  export class Firmata extends EventEmitter {
    constructor(transport: FirmataTransport, options?: { reportVersionTimeout?: number; samplingInterval?: number });
    readonly isReady: boolean;
    readonly versionReceived: boolean;
    readonly pins: readonly FirmataPin[];
    readonly MODES: Readonly<Record<'INPUT' | 'OUTPUT' | 'ANALOG' | 'PWM', number>>;
    readonly RESOLUTION: { readonly ADC: number | null };
    readonly firmware: {
      readonly name?: string;
      readonly version?: { readonly major: number; readonly minor: number };
    };
    readonly reportVersionTimeoutId: NodeJS.Timeout;
  }

  const bindTransport: { Firmata: typeof Firmata };
  export default bindTransport;
}
