import { promotion, type Circumstances, type PricedLine, type Promotion } from '@smart-cart/contracts';
import type { SeededRandom } from '../../sim/camera/seeded-random.js';

export type Mix = 'realistic' | 'overlapping';

export interface LargeBasket {
  readonly lines: PricedLine[];
  readonly promotions: Promotion[];
  readonly circumstances: Circumstances;
}

interface Shelf {
  readonly sku: string;
  readonly group: string;
  readonly tags: string[];
  readonly unitPrice: number;
  readonly byWeight: boolean;
  readonly memberPrice: number | undefined;
}

/** A supermarket in small: departments, brands within them, prices that end the way prices end. */
function shelvesOf(random: SeededRandom, count: number): Shelf[] {
  return Array.from({ length: count }, (_, index) => {
    const department = random.integer(0, 19);
    const base = Math.exp(random.gaussian(5.5, 0.7));
    const unitPrice = Math.max(29, Math.round(base / 10) * 10 - (random.chance(0.8) ? 1 : 5));
    return {
      sku: `p${index}`,
      group: `department-${department}`,
      tags: [`brand-${department}-${random.integer(0, 5)}`, ...(random.chance(0.15) ? ['bio'] : [])],
      unitPrice,
      byWeight: department < 2 && random.chance(0.6),
      memberPrice: random.chance(0.08) ? Math.round(unitPrice * 0.85) : undefined,
    };
  });
}

function lineOf(random: SeededRandom, shelf: Shelf, line: number): PricedLine {
  const mass = shelf.byWeight ? random.integer(150, 2_500) * 1_000 : null;
  const quantity = shelf.byWeight || random.chance(0.65) ? 1 : random.integer(2, 6);
  const amount = mass === null ? shelf.unitPrice * quantity : Math.floor((shelf.unitPrice * mass) / 1_000_000 + 0.5);
  return { line, ...shelf, soldBy: shelf.byWeight ? 'weight' : 'piece', quantity, mass, amount };
}

const groupDeals = (random: SeededRandom, price: number) =>
  random.pick<{ pieces: number; deal: object }>([
    { pieces: 3, deal: { cheapest: 1 } },
    { pieces: 2, deal: { cheapest: 1, percentOff: 5_000 } },
    { pieces: 2, deal: { price: Math.round(price * 1.6) } },
    { pieces: 4, deal: { cheapest: 1 } },
    { pieces: 3, deal: { price: Math.round(price * 2.3) } },
    { pieces: 6, deal: { percentOff: 1_500 } },
    { pieces: 2, deal: { amountOff: 50 } },
  ]);

/** What a weekly leaflet holds: mostly prices of single products and brands, some groups, few things that overlap. */
function leafletEntry(random: SeededRandom, shelves: readonly Shelf[], number: number): unknown {
  const shelf = random.pick(shelves);
  const brand = { tags: [shelf.tags[0] ?? ''], except: { ageRestricted: true } };
  const some = { skus: [shelf.sku, random.pick(shelves).sku, random.pick(shelves).sku] };
  const of = random.chance(0.5) ? brand : some;
  const id = `offer-${number}`;
  const about = {
    id,
    name: `Offer ${number}`,
    ...(random.chance(0.15) ? { member: true } : {}),
    ...(random.chance(0.1) ? { limit: 3 } : {}),
  };
  const per = shelf.byWeight ? 'kg' : 'piece';
  const roll = random.next();
  if (roll < 0.2)
    return { kind: 'price', ...about, of: { skus: [shelf.sku] }, price: Math.round(shelf.unitPrice * 0.75), per };
  if (roll < 0.36) return { kind: 'percent', ...about, of, percentOff: random.pick([1_000, 2_000, 2_500, 3_000]) };
  if (roll < 0.44) return { kind: 'amount', ...about, of, amountOff: random.integer(10, 60), per };
  if (roll < 0.7) return { kind: 'multi-buy', ...about, of, ...groupDeals(random, shelf.unitPrice) };
  if (roll < 0.8) {
    const other = random.pick(shelves);
    const parts = [{ of: brand }, { of: { tags: [other.tags[0] ?? ''] } }];
    const deal = random.chance(0.5) ? { amountOff: random.integer(30, 100) } : { percentOff: 2_000 };
    return { kind: 'bundle', ...about, parts, deal };
  }
  if (roll < 0.86) return { kind: 'member-price', id, name: `Offer ${number}`, of: { groups: [shelf.group] } };
  if (roll < 0.94) return { kind: 'percent', ...about, of, percentOff: 2_000, coupon: `c${number % 12}-${number}` };
  if (roll < 0.96)
    return {
      kind: 'percent',
      id,
      name: id,
      of: { groups: [shelf.group] },
      percentOff: 1_000,
      stacks: true,
      coupon: `s${number}`,
    };
  if (roll < 0.98)
    return {
      kind: 'threshold',
      id,
      name: id,
      of: { all: true },
      spend: random.integer(20, 200) * 100,
      deal: { amountOff: random.integer(2, 10) * 100 },
    };
  return {
    kind: 'threshold',
    id,
    name: id,
    of: { groups: [shelf.group] },
    spend: random.integer(10, 30) * 100,
    deal: { percentOff: 1_000 },
  };
}

/** Promotions made to get in each other's way: each covers a random part of this very basket. */
function rivalEntry(random: SeededRandom, basket: readonly PricedLine[], number: number): unknown {
  const about = {
    id: `rival-${number}`,
    name: `Rival ${number}`,
    ...(random.chance(0.4) ? { limit: random.integer(1, 3) } : {}),
  };
  const part = (share: number) => ({
    skus: [...new Set([random.pick(basket).sku, ...basket.filter(() => random.chance(share)).map(({ sku }) => sku)])],
  });
  const price = random.pick(basket).unitPrice;
  const roll = random.next();
  if (roll < 0.15) return { kind: 'percent', ...about, of: part(0.1), percentOff: random.integer(2, 12) * 250 };
  if (roll < 0.25) return { kind: 'amount', ...about, of: part(0.1), amountOff: random.integer(5, 90), per: 'piece' };
  if (roll < 0.7)
    return { kind: 'multi-buy', ...about, of: part(0.02 + 0.1 * random.next()), ...groupDeals(random, price) };
  if (roll < 0.97) {
    const deal = random.pick<object>([{ amountOff: random.integer(30, 200) }, { percentOff: 2_000 }, { price }]);
    return { kind: 'bundle', ...about, parts: [{ of: part(0.05) }, { of: part(0.05) }], deal };
  }
  const spend = random.integer(50, 250) * 100;
  return {
    kind: 'threshold',
    id: about.id,
    name: about.name,
    of: random.chance(0.5) ? { all: true } : part(0.5),
    spend,
    deal: { amountOff: random.integer(2, 12) * 100 },
  };
}

export function largeBasket(random: SeededRandom, mix: Mix, lineCount: number, promotionCount: number): LargeBasket {
  const shelves = shelvesOf(random, 1_200);
  const brands = new Set(Array.from({ length: 25 }, () => random.pick(shelves).tags[0]));
  const promoted = shelves.filter(({ tags }) => brands.has(tags[0]));
  const lines = Array.from({ length: lineCount }, (_, index) =>
    lineOf(random, random.pick(random.chance(0.5) ? promoted : shelves), index + 1),
  );
  const leaflet = [
    ...promoted,
    ...promoted,
    ...lines.flatMap(({ sku }) => shelves.filter((shelf) => shelf.sku === sku)),
    ...shelves,
  ];
  const promotions = Array.from({ length: promotionCount }, (_, number) =>
    promotion.parse(mix === 'realistic' ? leafletEntry(random, leaflet, number) : rivalEntry(random, lines, number)),
  );
  const coupons = promotions.flatMap(({ coupon }) => (coupon !== undefined && random.chance(0.5) ? [coupon] : []));
  return { lines, promotions, circumstances: { member: random.chance(0.7), coupons, localTime: '2026-11-23T17:05' } };
}
