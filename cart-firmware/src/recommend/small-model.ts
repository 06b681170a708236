import { MONTHS, PARTNERS, SIZE_FEATURES, type RecommendationModel } from '@smart-cart/contracts';

export interface SmallModel {
  /** Share of receipts by item. */
  readonly items: Readonly<Record<string, number>>;
  /** Item in the cart, what it pulls, by how much (natural logarithm). */
  readonly goesWith?: readonly (readonly [string, string, number])[];
  /** Item, month, by how much. */
  readonly season?: readonly (readonly [string, number, number])[];
}

/** A model one can work out by hand: one hidden unit for each pull, and no opinion without items. */
export function smallModel({ items, goesWith = [], season = [] }: SmallModel): RecommendationModel {
  const names = Object.keys(items);
  const n = names.length;
  const hidden = Math.max(1, goesWith.length);
  const popularity = Float32Array.from(Object.values(items), Math.log);
  const model = {
    madeAt: '2026-01-01T00:00:00.000Z',
    baskets: 1000,
    items: names,
    popularity,
    contextPower: 0.5,
    hidden,
    bias: popularity.slice(),
    sizeBias: new Float32Array(SIZE_FEATURES * n),
    hiddenBias: new Float32Array(hidden),
    hiddenSize: new Float32Array(SIZE_FEATURES * hidden),
    into: new Float32Array(n * hidden),
    out: new Float32Array(hidden * n),
    season: new Float32Array(MONTHS * n),
    partners: new Uint16Array(n * PARTNERS).fill(n),
    lifts: new Float32Array(n * PARTNERS),
  };
  goesWith.forEach(([from, to, by], unit) => {
    const [a, b] = [names.indexOf(from), names.indexOf(to)];
    model.into[a * hidden + unit] = 1;
    model.out[unit * n + b] = by;
    const free = model.partners.indexOf(n, b * PARTNERS);
    model.partners[free] = a;
    model.lifts[free] = by;
  });
  for (const [item, month, by] of season) model.season[(month - 1) * n + names.indexOf(item)] = by;
  return model;
}
