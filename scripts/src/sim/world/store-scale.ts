import type { ProtocolName } from '@smart-cart/scale-driver';
import type { BehaviourName } from '../scale/behaviour.js';
import { SimulatedScale } from '../scale/simulated-scale.js';
import type { ScaleFaultName, ScaleLoad } from './scale-load.js';

/** What the page's words switch on in the simulated device. Unplugging is done on the cable. */
const behaviourOf: Record<Exclude<ScaleFaultName, 'none' | 'unplugged'>, BehaviourName> = {
  noise: 'vibration',
  silent: 'silence',
  parity: 'parity-mistake',
  garbage: 'garbage',
  stuck: 'stuck-value',
};

/** The scale below the basket of the simulated store: a device on a real pty, with one fault at a time. */
export class StoreScale implements ScaleLoad {
  readonly device: SimulatedScale;
  #fault: ScaleFaultName = 'none';

  constructor(options: { readonly protocol: ProtocolName; readonly link?: string; readonly seed?: number }) {
    this.device = new SimulatedScale(options);
  }

  get path(): string {
    return this.device.path;
  }

  setLoad(load: number, rampMs = 0): void {
    this.device.setLoad(load, rampMs);
  }

  async setFault(fault: ScaleFaultName): Promise<void> {
    const before = this.#fault;
    this.#fault = fault;
    if (before !== 'none' && before !== 'unplugged') this.device.setBehaviour(behaviourOf[before], false);
    if (before === 'unplugged' && fault !== 'unplugged') await this.device.plug();
    if (fault === 'unplugged') await this.device.unplug();
    else if (fault !== 'none') this.device.setBehaviour(behaviourOf[fault], true);
  }

  async start(): Promise<void> {
    await this.device.start();
  }

  async stop(): Promise<void> {
    await this.device.stop();
  }
}
