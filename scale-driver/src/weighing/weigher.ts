import type { ScaleFaultCode, ScaleReading, WeightStep } from '@smart-cart/contracts';
import { SEQUENCE_MODULUS } from '../protocols/hx711-bridge.js';
import type { ProtocolMessage } from '../protocols/protocol.js';
import type { ScaleConfig } from '../unit/scale-config.js';
import { massOf, type CalibrationSet } from './calibration.js';
import { FrozenWatch } from './frozen.js';
import { RunningMean } from './running-mean.js';
import { Stability } from './stability.js';
import { StepDetector } from './step-detector.js';
import { ZeroKeeper, type ZeroRefusal, type ZeroState } from './zero-keeper.js';

export type WeighingOptions = Pick<
  ScaleConfig,
  'capacity' | 'interval' | 'stability' | 'filter' | 'zero' | 'step' | 'frozenMs'
>;

export interface Weighed {
  readonly reading?: ScaleReading;
  readonly steps: readonly WeightStep[];
}

/** Above Max + 9 e no weight is shown (R 76, 8217). */
const OVERLOAD_E = 9;
/** Further below zero than this, something is lifting the basket or the zero is wrong. */
const UNDERLOAD_E = 20;
/** A scale that keeps its own zero and shows this little after a restart may have taken the goods for zero. */
const ZERO_LOST_E = 3;

/** The slowest converter needs 100 ms; after a power-down 400 ms. */
const NOT_READY_MS = 1_000;
const NOT_CALIBRATED =
  'The load cell is not calibrated. Run "cart-diag calibrate" and name its file as calibrationFile in the scale section.';

/**
 * From what a scale says to a weight one may charge money for. Pure but for its own state: time is an argument.
 *
 * Steps are never invented by an interruption: `interrupted()` keeps the last stable load as the reference, and the load
 * after the interruption is compared with it once it is stable. Where the scale keeps its own zero and comes back at zero
 * although goods were on it, nobody can know whether they were taken out or zeroed away: that is a fault until the old
 * load is back or somebody sets zero.
 */
export class Weigher {
  readonly #mean: RunningMean;
  readonly #stability: Stability;
  readonly #detector: StepDetector;
  readonly #frozen: FrozenWatch;
  #zero: ZeroKeeper;
  #calibration: CalibrationSet | undefined;
  #seq = 0;
  #lost = 0;
  #lastSeq: number | undefined;
  #latest: { value: number; sigma: number } | undefined;
  #stableLoad: number | undefined;
  #notReadySince: number | undefined;
  #calibrationProblem = NOT_CALIBRATED;
  #suspectZero = false;
  #zeroKeptBy: 'host' | 'device' = 'host';

  constructor(
    private readonly options: WeighingOptions,
    calibration?: CalibrationSet,
    zero?: ZeroState,
  ) {
    const { interval } = options;
    this.#mean = new RunningMean({ windowMs: options.filter.windowMs, jump: options.filter.jump * interval });
    this.#stability = new Stability({
      range: options.stability.range * interval,
      timeMs: options.stability.timeMs,
    });
    this.#detector = new StepDetector({
      interval,
      smallest: options.step.smallest ?? 3 * interval,
      plateauMs: options.step.plateauMs,
    });
    this.#frozen = new FrozenWatch(options.frozenMs);
    this.#zero = this.#zeroFrom(zero);
    this.#calibration = calibration;
  }

  #zeroFrom(state: ZeroState | undefined): ZeroKeeper {
    const { capacity, interval, zero } = this.options;
    return new ZeroKeeper({ capacity, interval, tracking: zero.tracking }, state);
  }

  /** The load now, mg, if it is stable; else null. */
  get stableLoad(): number | null {
    return this.#stableLoad === undefined ? null : Math.round(this.#stableLoad);
  }

  get zeroState(): ZeroState {
    return this.#zero.state;
  }

  /** Puts another parameter set in force, or none and the reason why. The next stable load is the new reference. */
  recalibrate(set: CalibrationSet | undefined, zero: ZeroState | undefined, problem = NOT_CALIBRATED): void {
    this.#calibration = set;
    this.#calibrationProblem = problem;
    this.#zero = this.#zeroFrom(zero);
    this.deviceZeroed();
  }

  /** Readings are about to be missing. `restarted`: the device may have lost what it knew, its zero included. */
  interrupted(at: number, restarted: boolean, zeroKeptBy: 'host' | 'device'): void {
    this.#zeroKeptBy = zeroKeptBy;
    this.#forgetMovement();
    this.#lastSeq = undefined;
    this.#frozen.reset();
    this.#detector.blind(at);
    if (restarted && zeroKeptBy === 'device') this.#suspectZero = true;
  }

  /** Makes the stable load zero on the host. Only for scales that keep no zero themselves. */
  setZero(): { readonly done: true } | ZeroRefusal {
    const load = this.#stableLoad;
    if (load === undefined) return { done: false, why: 'the load is not stable' };
    const result = this.#zero.set(load);
    if (result.done) this.#shift(-load);
    return result;
  }

  /** The device was zeroed: its next stable load is the new reference, and no goods have moved. */
  deviceZeroed(): void {
    this.#suspectZero = false;
    this.#forgetMovement();
    this.#detector.rebase();
  }

  /** Lets the next zero setting reach as far as initial zero setting may: at commissioning. */
  forgetInitialZero(): void {
    this.#zero.forgetInitial();
  }

  fault(fault: ScaleFaultCode, message: string, at: number): ScaleReading {
    this.#stableLoad = undefined;
    return { kind: 'fault', fault, message, at, seq: this.#seq++ };
  }

  weigh(message: ProtocolMessage, at: number): Weighed {
    switch (message.kind) {
      case 'counts':
        return this.#counts(message, at);
      case 'mass':
        if (message.net) {
          return this.#faulty(
            'device-error',
            'The scale subtracts a tare of its own. Clear the tare on the scale.',
            at,
          );
        }
        this.#zeroKeptBy = 'device';
        return this.#load(message.mass, message.stable ?? true, at, 0.41 * this.options.interval);
      case 'status':
        return this.#status(message, at);
      case 'complaint':
      case 'banner':
      case 'answer':
        return { steps: [] };
    }
  }

  #counts(message: Extract<ProtocolMessage, { kind: 'counts' }>, at: number): Weighed {
    if (message.restarted) this.interrupted(at, true, 'host');
    if (!message.ready) return this.#notReady(at);
    this.#notReadySince = undefined;
    const frozen = this.#frozen.push(message.seq, message.counts, at);
    if (frozen) {
      const what = frozen === 'value' ? 'the same raw value' : 'the same measurement';
      const advice = 'Check the load cell plug, then switch the scale off and on.';
      return this.#faulty(
        'frozen',
        `The scale repeats ${what} since ${this.options.frozenMs} ms or longer. ${advice}`,
        at,
      );
    }
    if (message.saturated) {
      const advice = 'Take goods out; if it stays, check the load cell wiring.';
      return this.#faulty(
        'saturated',
        `The load cell's signal is beyond what the converter can measure. ${advice}`,
        at,
      );
    }
    if (message.seq === this.#lastSeq) return { steps: [] };
    this.#countLost(message.seq);
    if (this.#calibration === undefined) {
      return this.#faulty('not-calibrated', this.#calibrationProblem, at);
    }
    return this.#load(this.#zero.gross(massOf(this.#calibration, message.counts)), true, at, 0);
  }

  #notReady(at: number): Weighed {
    this.#notReadySince ??= at;
    if (at - this.#notReadySince < NOT_READY_MS) return { steps: [] };
    const advice = 'Check the plug between load cell and bridge.';
    return this.#faulty('device-error', `The converter of the load cell gives no measurements. ${advice}`, at);
  }

  #countLost(seq: number): void {
    const gap = this.#lastSeq === undefined ? 1 : (seq - this.#lastSeq + SEQUENCE_MODULUS) % SEQUENCE_MODULUS;
    // A jump of more than half the circle is a device that started anew, not thousands of lost lines.
    if (gap < SEQUENCE_MODULUS / 2) this.#lost += gap - 1;
    this.#lastSeq = seq;
  }

  #status(status: Extract<ProtocolMessage, { kind: 'status' }>, at: number): Weighed {
    if (status.over) return this.#overload(at);
    if (status.under) return this.#underload(at);
    if (status.outsideZeroRange) {
      const advice = 'Empty the scale and switch it off and on.';
      return this.#faulty('device-error', `The scale started with too much load to find its zero. ${advice}`, at);
    }
    if (status.centreOfZero && !status.motion) return this.#load(0, true, at, 0.41 * this.options.interval);
    // In motion the device gives no number. The last one is repeated, but never as stable.
    this.#forgetMovement();
    this.#stableLoad = undefined;
    this.#detector.moving(at);
    if (!this.#latest) return { steps: [] };
    const { value, sigma } = this.#latest;
    return { reading: this.#reading(value, false, sigma, at), steps: [] };
  }

  #load(mass: number, deviceStable: boolean, at: number, leastSigma: number): Weighed {
    const { capacity, interval } = this.options;
    const filtered = this.#mean.push(mass, at);
    const atRest = this.#stability.push(filtered.value, at);
    const stable = atRest && deviceStable;
    const settled = stable ? this.#mean.latest(this.options.stability.timeMs / 2) : filtered;
    const { value } = settled;
    const sigma = Math.max(settled.sigma, leastSigma);
    if (value > capacity + OVERLOAD_E * interval) return this.#overload(at);
    if (value < -UNDERLOAD_E * interval) return this.#underload(at);
    if (this.#suspectZero && stable && this.#zeroLost(value)) {
      const advice = 'Set zero when the cart is empty, or put back what was in it.';
      return this.#faulty(
        'device-error',
        `The scale restarted and shows zero although goods were on it. ${advice}`,
        at,
        true,
      );
    }
    this.#latest = { value, sigma };
    this.#stableLoad = stable ? value : undefined;
    if (stable) this.#suspectZero = false;
    const steps = this.#detector.push({ at, value, stable, sigma });
    if (stable && this.#zeroKeptBy === 'host') this.#shift(-this.#zero.track(value, at));
    return { reading: this.#reading(value, stable, sigma, at), steps };
  }

  #zeroLost(value: number): boolean {
    const near = ZERO_LOST_E * this.options.interval;
    return this.#detector.base !== undefined && Math.abs(value) <= near && Math.abs(this.#detector.base) > near;
  }

  #shift(by: number): void {
    if (by === 0) return;
    this.#mean.shift(by);
    this.#stability.shift(by);
    this.#detector.shift(by);
    if (this.#stableLoad !== undefined) this.#stableLoad += by;
    if (this.#latest) this.#latest = { ...this.#latest, value: this.#latest.value + by };
  }

  #overload(at: number): Weighed {
    return this.#faulty('overload', 'There is more on the scale than it can weigh. Take something out.', at);
  }

  #underload(at: number): Weighed {
    const advice = 'Let go of the basket; if it stays, empty the cart and set zero.';
    return this.#faulty(
      'underload',
      `The load is below zero: something lifts the basket, or the zero is wrong. ${advice}`,
      at,
    );
  }

  /** A fault breaks the run of readings: nothing is stable across it. */
  #faulty(fault: ScaleFaultCode, message: string, at: number, keepMovement = false): Weighed {
    if (!keepMovement) this.#forgetMovement();
    this.#detector.blind(at);
    return { reading: this.fault(fault, message, at), steps: [] };
  }

  #forgetMovement(): void {
    this.#mean.reset();
    this.#stability.reset();
    this.#stableLoad = undefined;
  }

  #reading(value: number, stable: boolean, sigma: number, at: number): ScaleReading {
    const reading: ScaleReading = {
      kind: 'weight',
      value: Math.round(value),
      unit: 'mg',
      stable,
      at,
      seq: this.#seq++,
      lost: this.#lost,
      sigma,
    };
    this.#lost = 0;
    return reading;
  }
}
