import { promotion, type Circumstances, type PricedLine, type Promotion } from '@smart-cart/contracts';
import type { SeededRandom } from '../../sim/camera/seeded-random.js';

export interface SmallBasket {
  readonly lines: PricedLine[];
  readonly promotions: Promotion[];
  readonly circumstances: Circumstances;
}

export const openToAll: Circumstances = {
  member: true,
  coupons: ['c0', 'c1', 'c2', 'c3'],
  localTime: '2026-11-23T17:05',
};

const groups = ['fruit', 'dairy', 'bakery'];

function lineOf(random: SeededRandom, number: number): PricedLine {
  const pick = (below: number): number => Math.floor(random.next() * below);
  const dear = random.next() < 0.2 ? 10_000 : random.next() < 0.5 ? 12 : 400;
  const unitPrice = 1 + pick(dear);
  const byWeight = random.next() < 0.15;
  const mass = byWeight ? 50_000 + pick(3_000_000) : null;
  const quantity = byWeight ? 1 : 1 + (random.next() < 0.3 ? pick(3) : 0);
  const printedPrice = !byWeight && random.next() < 0.1 ? 1 + pick(unitPrice) : undefined;
  return {
    line: number,
    sku: `s${pick(5)}`,
    group: groups[pick(3)],
    tags: random.next() < 0.4 ? ['bio'] : [],
    soldBy: byWeight ? 'weight' : 'piece',
    unitPrice,
    quantity,
    mass,
    amount: byWeight ? Math.floor((unitPrice * (mass ?? 0)) / 1_000_000 + 0.5) : (printedPrice ?? unitPrice) * quantity,
    printedPrice,
    minimumAge: random.next() < 0.1 ? 18 : undefined,
    memberPrice: random.next() < 0.3 ? pick(unitPrice + 2) : undefined,
  };
}

function selectorOf(random: SeededRandom): object {
  const pick = (below: number): number => Math.floor(random.next() * below);
  const except =
    random.next() < 0.15 ? { except: random.next() < 0.5 ? { ageRestricted: true } : { skus: [`s${pick(5)}`] } } : {};
  const printed = random.next() < 0.3 ? { printedPrices: true } : {};
  const which = random.next();
  if (which < 0.35) return { all: true, ...except, ...printed };
  if (which < 0.6) return { groups: [groups[pick(3)]], ...except, ...printed };
  if (which < 0.75) return { tags: ['bio'], ...except, ...printed };
  return { skus: [`s${pick(5)}`, `s${pick(5)}`], ...except, ...printed };
}

function promotionOf(random: SeededRandom, number: number): Promotion {
  const pick = (below: number): number => Math.floor(random.next() * below);
  const of = selectorOf(random);
  const percentOff = [500, 1_000, 1_250, 3_333, 5_000, 10_000][pick(6)];
  const money = () => 1 + pick(random.next() < 0.5 ? 15 : 500);
  const deal = (pieces: number) =>
    [
      { price: pick(random.next() < 0.5 ? 30 : 600) },
      { amountOff: money() },
      { percentOff },
      { cheapest: 1 + pick(pieces), percentOff: random.next() < 0.5 ? 10_000 : percentOff },
    ][pick(4)];
  const id = `p${(number * 7) % 10}-${number}`;
  const about = {
    id,
    name: id,
    ...(random.next() < 0.2 ? { coupon: `c${number}` } : {}),
  };
  const limit = random.next() < 0.3 ? { limit: 1 + pick(3) } : {};
  const pieces = 2 + pick(3);
  const per = random.next() < 0.5 ? 'piece' : 'kg';
  const kinds = [
    { kind: 'percent', ...about, ...limit, of, percentOff },
    { kind: 'percent', ...about, of, percentOff, stacks: true },
    { kind: 'amount', ...about, ...limit, of, amountOff: money(), per },
    { kind: 'price', ...about, ...limit, of, price: money(), per },
    { kind: 'member-price', ...about, ...limit, of },
    { kind: 'multi-buy', ...about, ...limit, of, pieces, deal: deal(pieces) },
    { kind: 'multi-buy', ...about, ...limit, of, pieces, deal: deal(pieces) },
    {
      kind: 'bundle',
      ...about,
      ...limit,
      parts: [
        { of, pieces: 1 },
        { of: selectorOf(random), pieces: 1 + pick(2) },
      ],
      deal: deal(2),
    },
  ];
  const spend = 1 + pick(random.next() < 0.5 ? 40 : 1_500);
  const threshold = {
    kind: 'threshold',
    ...about,
    of,
    spend,
    deal: random.next() < 0.5 ? { amountOff: 1 + pick(spend) } : { percentOff },
    ...(random.next() < 0.3 ? { stacks: true } : {}),
  };
  return promotion.parse(random.next() < 0.25 ? threshold : kinds[pick(kinds.length)]);
}

/** A few pieces and promotions that get in each other's way as often as they can: small prices, wide selections. */
export function smallBasket(random: SeededRandom, pieces = 6, promotions = 4): SmallBasket {
  const lines: PricedLine[] = [];
  let counted = 0;
  for (let number = 1; counted < pieces; number += 1) {
    const line = lineOf(random, number);
    counted += line.quantity;
    if (counted <= pieces) lines.push(line);
  }
  const count = 1 + Math.floor(random.next() * promotions);
  return {
    lines,
    promotions: Array.from({ length: count }, (_, number) => promotionOf(random, number)),
    circumstances: openToAll,
  };
}
