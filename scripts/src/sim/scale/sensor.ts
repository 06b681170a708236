import type { SeededRandom } from '../camera/seeded-random.js';
import type { BehaviourSet } from './behaviour.js';
import { LoadPhysics } from './load-physics.js';

const NOISE_MG = 250;
const VIBRATION_MG = 30_000;
const VIBRATION_HZ = 8;
const DRIFT_MG_PER_S = 100;

/** The load cell of the simulation: true load, motion, and what spoils it. */
export class Sensor {
  readonly #physics = new LoadPhysics();
  #drift = 0;
  #driftAt: number | undefined;

  constructor(
    private readonly behaviours: BehaviourSet,
    private readonly random: SeededRandom,
  ) {}

  get load(): number {
    return this.#physics.target;
  }

  setLoad(mg: number, at: number, overMs = 0): void {
    this.#physics.setLoad(mg, at, overMs);
  }

  /** One conversion, mg. */
  sample(at: number): number {
    if (this.behaviours.has('drift')) this.#drift += (DRIFT_MG_PER_S * (at - (this.#driftAt ?? at))) / 1_000;
    this.#driftAt = at;
    const noise = this.behaviours.has('noise') ? this.random.gaussian(0, NOISE_MG) : 0;
    const roll = this.behaviours.has('vibration')
      ? VIBRATION_MG * Math.sin((2 * Math.PI * VIBRATION_HZ * at) / 1_000)
      : 0;
    return this.#physics.valueAt(at) + this.#drift + noise + roll;
  }
}
