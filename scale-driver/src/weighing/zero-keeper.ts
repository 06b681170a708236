import type { Milligrams } from '@smart-cart/contracts';

export interface ZeroState {
  /** Zero found at commissioning, mg relative to the calibration's own zero. Null while it is about to be found. */
  readonly initial: number | null;
  /** Present zero, mg relative to the calibration's own zero. */
  readonly offset: number;
}

export interface ZeroOptions {
  readonly capacity: Milligrams;
  readonly interval: Milligrams;
  readonly tracking: boolean;
}

export type ZeroRefusal = { readonly done: false; readonly why: string };

/** Zero setting and tracking together may cover 4 % of Max (SI/98-81 ss. 41-43), that is 2 % to each side. */
const RANGE = 0.02;
/** Initial zero setting: 20 % of Max, 10 % to each side. */
const INITIAL_RANGE = 0.1;
/** Tracking acts only within half a division of zero, and moves at most half a division a second. */
const TRACKING_BAND = 0.5;
const TRACKING_RATE = 0.5;

/** The host's zero of a device that keeps none itself. Values in and out are mg, not rounded. */
export class ZeroKeeper {
  #state: ZeroState;
  #trackedAt: number | undefined;

  constructor(
    private readonly options: ZeroOptions,
    // The empty scale of the calibration is the first zero.
    state: ZeroState = { initial: 0, offset: 0 },
  ) {
    this.#state = state;
  }

  get state(): ZeroState {
    return this.#state;
  }

  gross(mass: number): number {
    return mass - this.#state.offset;
  }

  /** Makes the stable load `gross` the new zero, or says why that is not allowed. */
  set(gross: number): { readonly done: true } | ZeroRefusal {
    const { capacity } = this.options;
    const wanted = this.#state.offset + gross;
    const { initial } = this.#state;
    const limit = capacity * (initial === null ? INITIAL_RANGE : RANGE);
    if (Math.abs(wanted - (initial ?? 0)) > limit) {
      const kg = (limit / 1_000_000).toFixed(2);
      return {
        done: false,
        why: `the load is more than ${kg} kg away from the ${initial === null ? 'calibrated' : 'initial'} zero`,
      };
    }
    this.#state = { initial: initial ?? wanted, offset: wanted };
    return { done: true };
  }

  /** Starts anew from whatever is on the scale: for commissioning only. */
  forgetInitial(): void {
    this.#state = { initial: null, offset: this.#state.offset };
  }

  /** Follows a slow change of an empty scale; returns by how much the zero moved. Call with stable loads only. */
  track(gross: number, at: number): number {
    const { capacity, interval, tracking } = this.options;
    const elapsed = this.#trackedAt === undefined ? 0 : at - this.#trackedAt;
    this.#trackedAt = at;
    if (!tracking || elapsed > 1_000 || Math.abs(gross) > TRACKING_BAND * interval) return 0;
    const most = (TRACKING_RATE * interval * elapsed) / 1_000;
    // A tenth of what is left per reading: noise must not be followed as if it were drift.
    const by = Math.max(-most, Math.min(most, gross * 0.1));
    const offset = this.#state.offset + by;
    if (Math.abs(offset - (this.#state.initial ?? 0)) > capacity * RANGE) return 0;
    this.#state = { ...this.#state, offset };
    return by;
  }
}
