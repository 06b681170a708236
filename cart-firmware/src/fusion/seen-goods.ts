/** What the camera's model thinks was presented. Times are epoch ms of the cart's clock. */
export interface SeenGoods {
  readonly track: number;
  readonly startedAt: number;
  /** Last frame that showed it. */
  readonly seenAt: number;
  /** Pictures that were judged. */
  readonly looks: number;
  /** Names the head that judged. */
  readonly head: string;
  /** Most likely first; with `unknown` they sum to 1. */
  readonly candidates: readonly { readonly sku: string; readonly probability: number }[];
  readonly unknown: number;
  /** Whether the head could have named this product. */
  readonly knows: (sku: string) => boolean;
}

/** What the eye alone may turn: weight and code are the better witnesses. */
const LEAST = 1 / 12;
const MOST = 12;
/** A hand needs about this long from the camera to the scale, ms. */
const ON_THE_WAY = 6_000;
/** The scale settles while the hand is still in view, ms. */
const STILL_IN_VIEW = 1_500;
/** What is lifted out comes into view as the load begins to fall, ms. */
const LIFTED_BEFORE = 500;
const LIFTED_WITHIN = 4_000;

/** How much likelier it is to have seen this if the goods are of this product than if they are others; 1 says nothing. */
export function seenRatio({ candidates, unknown, knows }: SeenGoods, sku: string): number {
  if (!knows(sku)) return 1;
  const probability = candidates.find((candidate) => candidate.sku === sku)?.probability ?? 0;
  return unknown + Math.max(0, 1 - unknown - probability) * LEAST + probability * MOST;
}

/** When a change of load began and came to rest, epoch ms. */
export interface ChangeTimes {
  readonly startedAt: number;
  readonly settledAt: number;
}

/** What was presented just before the load grew: the last thing in view, of those not on the receipt already. */
export function seenBefore(
  seen: readonly SeenGoods[],
  { startedAt, settledAt }: ChangeTimes,
  used: ReadonlySet<number>,
): SeenGoods | undefined {
  return latest(
    seen.filter(({ track, looks, seenAt }) => {
      if (looks === 0 || used.has(track)) return false;
      return seenAt >= startedAt - ON_THE_WAY && seenAt <= settledAt + STILL_IN_VIEW;
    }),
  );
}

/** What came into view as the load fell. */
export function seenAfter(seen: readonly SeenGoods[], { startedAt, settledAt }: ChangeTimes): SeenGoods | undefined {
  return latest(
    seen.filter(
      (one) =>
        one.looks > 0 && one.startedAt >= startedAt - LIFTED_BEFORE && one.startedAt <= settledAt + LIFTED_WITHIN,
    ),
  );
}

function latest(seen: readonly SeenGoods[]): SeenGoods | undefined {
  return seen.reduce<SeenGoods | undefined>(
    (best, one) => (best === undefined || one.seenAt > best.seenAt ? one : best),
    undefined,
  );
}
