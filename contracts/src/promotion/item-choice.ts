import type { MinorUnits } from '../money.js';
import { groupShares } from './group.js';
import type { Assortment, Offer } from './lot.js';
import { packBest, type Budget, type Packed } from './packing.js';

/** Which item promotions are taken, for which pieces. */
export interface ItemChoice {
  readonly times: readonly {
    readonly rank: number;
    readonly picked: readonly number[];
    readonly shares: readonly MinorUnits[];
  }[];
  /** Taken off the goods of each class. */
  readonly saved: readonly MinorUnits[];
  readonly proven: boolean;
}

/** Savings on the goods of some classes must stay within an amount, so that they still reach a threshold. */
export interface SavingCap {
  readonly classes: ReadonlySet<number>;
  readonly most: MinorUnits;
}

/** Offers that share pieces, and the lots they share. */
interface Part {
  readonly name: string;
  readonly offers: readonly Offer[];
  readonly lots: readonly number[];
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** Chooses item promotions for one basket, for different worths of what they save; parts solved before are remembered. */
export class ItemChooser {
  readonly #known = new Map<string, Packed>();
  readonly #latest = new Map<string, Packed>();
  /** Without caps the offers, and which of them belong together, are always the same. */
  #uncapped: readonly Part[] | undefined;
  constructor(
    private readonly assortment: Assortment,
    private readonly budget: Budget,
  ) {}

  /** `worth`: of a minor unit off goods of each class, integers ≥ 0. */
  choose(worth: readonly number[], caps: readonly SavingCap[]): ItemChoice {
    const { lots, classes } = this.assortment;
    const capped = (lot: number) => caps.some((cap) => cap.classes.has(lots[lot]?.cover ?? -1));
    const single = caps.length === 0 ? [] : this.#plainOffers(capped);
    const offers = [...this.assortment.offers, ...single];
    const left = lots.map(({ count }) => count);
    const saved = classes.map(() => 0);
    const times: { rank: number; picked: readonly number[]; shares: MinorUnits[] }[] = [];
    let proven = true;
    const take = (offer: Offer, picked: readonly number[]) => {
      const shares = groupShares(offer.reward, lots, picked);
      times.push({ rank: offer.rank, picked, shares });
      for (const [place, lot] of picked.entries()) {
        const cover = lots[lot]?.cover ?? 0;
        left[lot] = (left[lot] ?? 0) - 1;
        saved[cover] = (saved[cover] ?? 0) + (shares[place] ?? 0);
      }
    };
    const parts =
      caps.length > 0 ? this.#parts(offers, caps, capped) : (this.#uncapped ??= this.#parts(offers, [], capped));
    for (const part of parts) {
      const packed = this.#pack(part, worth, caps, capped);
      proven &&= packed.proven;
      for (const { offer, picked } of packed.columns) {
        const chosen = part.offers[offer];
        if (chosen !== undefined) take(chosen, picked);
      }
    }
    for (const [lot, { plain, cover }] of lots.entries()) {
      if (plain === undefined || capped(lot) || worth[cover] === 0) continue;
      const shares = [plain.saving];
      for (let pieces = left[lot] ?? 0; pieces > 0; pieces -= 1) {
        times.push({ rank: plain.rank, picked: [lot], shares });
        saved[cover] = (saved[cover] ?? 0) + plain.saving;
      }
    }
    return { times, saved, proven };
  }

  /** Where savings may be too much of a good thing, promotions of single pieces are a choice like all others. */
  #plainOffers(capped: (lot: number) => boolean): Offer[] {
    const { lots } = this.assortment;
    const ranks = new Set(lots.flatMap(({ plains }, lot) => (capped(lot) ? plains.map(({ rank }) => rank) : [])));
    return [...ranks].map((rank) => {
      const each = lots.map(({ plains }, lot) =>
        capped(lot) ? (plains.find((plain) => plain.rank === rank)?.saving ?? 0) : 0,
      );
      const own = each.flatMap((saving, lot) => (saving > 0 ? [lot] : []));
      const limit = own.reduce((sum, lot) => sum + (lots[lot]?.count ?? 0), 0);
      return { rank, slots: [{ pieces: 1, lots: own }], reward: { rule: 'each', each }, limit };
    });
  }

  /** Offers that share pieces, or a cap, belong together; the others can be chosen apart. */
  #parts(offers: readonly Offer[], caps: readonly SavingCap[], capped: (lot: number) => boolean): Part[] {
    const parent = this.assortment.lots.map((_, lot) => lot);
    const root = (lot: number): number => {
      let at = lot;
      while (parent[at] !== at) at = parent[at] ?? at;
      parent[lot] = at;
      return at;
    };
    const joined = offers.map(({ slots }) => slots.flatMap((slot) => slot.lots));
    const under = caps.length === 0 ? [] : [joined.flat().filter(capped)];
    for (const [first, ...rest] of [...joined, ...under]) {
      if (first !== undefined) for (const lot of rest) parent[root(lot)] = root(first);
    }
    const parts = new Map<number, number[]>();
    for (const [index, [first]] of joined.entries()) {
      if (first === undefined) continue;
      const part = parts.get(root(first));
      if (part === undefined) parts.set(root(first), [index]);
      else part.push(index);
    }
    return [...parts.values()].map((indexes) => ({
      name: indexes.join(),
      offers: indexes.flatMap((index) => offers[index] ?? []),
      lots: [...new Set(indexes.flatMap((index) => joined[index] ?? []))],
    }));
  }

  #pack(
    { name, offers, lots: used }: Part,
    worth: readonly number[],
    caps: readonly SavingCap[],
    capped: (lot: number) => boolean,
  ): Packed {
    const { lots } = this.assortment;
    const worthOf = (lot: number): number => worth[lots[lot]?.cover ?? 0] ?? 0;
    const divisor = used.reduce((sum, lot) => gcd(sum, worthOf(lot)), 0) || 1;
    const covered = used.some(capped);
    const key = covered ? undefined : `${name}|${used.map((lot) => worthOf(lot) / divisor).join()}`;
    const known = key === undefined ? undefined : this.#known.get(key);
    if (known !== undefined) return known;
    // Out of steps, what was found for other worths will do: it keeps every rule, and says that it is not proven.
    const latest = covered || this.budget.left > 0 ? undefined : this.#latest.get(name);
    if (latest !== undefined) return { ...latest, proven: false };
    // Above twice the number of promotions that can apply: a minor unit always weighs more than applying fewer of them.
    // Of this part alone, so that what else lies in the cart never changes which of equals is taken.
    const unit = 2 * used.reduce((sum, lot) => sum + (lots[lot]?.count ?? 0), 0) + 3;
    const scaled = lots.map((_, lot) => (unit * worthOf(lot)) / divisor);
    const packed = packBest(
      {
        lots,
        offers,
        valuation: {
          worth: used.reduce(
            (list, lot) => ((list[lot] = scaled[lot] ?? 0), list),
            lots.map(() => 0),
          ),
          cost: lots.map(({ plain }, lot) =>
            plain === undefined || capped(lot) ? 0 : Math.max(0, (scaled[lot] ?? 0) * plain.saving - 1),
          ),
        },
        caps: covered
          ? caps.map(({ classes, most }) => ({
              lots: new Set(used.filter((lot) => classes.has(lots[lot]?.cover ?? -1))),
              most,
            }))
          : [],
        unit,
      },
      this.budget,
    );
    if (key !== undefined) {
      this.#known.set(key, packed);
      this.#latest.set(name, packed);
    }
    return packed;
  }
}
