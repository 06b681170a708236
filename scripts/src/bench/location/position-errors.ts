import { Locator, type StorePlan } from '@smart-cart/cart-firmware/location';
import { percentile } from '../../measure/spread.js';
import { CpuClock } from '../barcodes/cpu-clock.js';
import { rounded } from '../recognition/say.js';
import type { WalkEvent } from './simulated-walk.js';

export interface Sources {
  readonly picks: boolean;
  readonly odometer: boolean;
  readonly markers: boolean;
}

export interface PositionErrors {
  /** Metres between where the cart was and where it believed to be, every two seconds of every walk. */
  readonly medianM: number;
  readonly p90M: number;
  /** The same at the moments just after a pick. */
  readonly afterPickMedianM: number;
  /** Share of moments at which the circle shown held the cart; meant to be 0.68. */
  readonly inCircle: number;
  /** Of moments at which an aisle was named: how often it was the right one; and how often one was named at all. */
  readonly aisleRight: number;
  readonly aisleNamed: number;
  readonly moments: number;
  /** Processor time of one event and, now and then, the estimate after it. */
  readonly msPerUpdate: number;
  readonly msPerEstimate: number;
}

const EVERY = 2_000;
const JUST_AFTER = 2_000;

/** Lets a locator live through the walks with only these sources, and compares it with the truth. */
export function measurePosition(
  plan: StorePlan,
  walks: readonly (readonly WalkEvent[])[],
  sources: Sources,
): PositionErrors {
  const errors: number[] = [];
  const afterPick: number[] = [];
  let inside = 0;
  let named = 0;
  let right = 0;
  let updates = 0;
  const updating = new CpuClock();
  const estimating = new CpuClock();
  const locator = new Locator(plan);
  for (const walk of walks) {
    locator.begin(0);
    let picked = -Infinity;
    for (let i = 0; i < walk.length;) {
      // Processor time is only told in steps of some microseconds, so it is taken over a stretch of events.
      let event: WalkEvent | undefined;
      updating.run(() => {
        for (; i < walk.length; i += 1) {
          event = walk[i];
          if (event === undefined) break;
          tell(locator, event, sources);
          updates += 1;
          if (event.kind === 'picked') picked = event.at;
          if (event.kind === 'truth' && event.at % EVERY === 0) break;
        }
      });
      i += 1;
      if (event?.kind !== 'truth') continue;
      const position = estimating.run(() => locator.position());
      const error = Math.hypot(position.x - event.x, position.y - event.y);
      errors.push(error);
      if (event.at - picked < JUST_AFTER) afterPick.push(error);
      if (error <= position.radius) inside += 1;
      if (position.aisle !== null) {
        named += 1;
        if (position.aisle === event.aisle) right += 1;
      }
    }
  }
  return {
    medianM: rounded(percentile(errors, 50), 2),
    p90M: rounded(percentile(errors, 90), 2),
    afterPickMedianM: rounded(percentile(afterPick, 50), 2),
    inCircle: rounded(inside / errors.length, 3),
    aisleRight: rounded(named === 0 ? 0 : right / named, 3),
    aisleNamed: rounded(named / errors.length, 3),
    moments: errors.length,
    msPerUpdate: rounded(updating.ms / updates, 3),
    msPerEstimate: rounded(estimating.ms / errors.length, 3),
  };
}

function tell(locator: Locator, event: WalkEvent, { picks, odometer, markers }: Sources): void {
  switch (event.kind) {
    case 'truth':
      locator.advance(event.at);
      break;
    case 'rolled':
      if (odometer) locator.rolled(event.metres, event.at);
      break;
    case 'marker':
      if (markers) locator.sawMarker(event.code, event.at);
      break;
    case 'picked':
      if (picks) locator.picked(event.product, event.at);
      break;
    case 'put-back':
      if (picks) locator.putBack(event.product, event.at);
      break;
  }
}
