import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FactBody } from '@smart-cart/contracts';
import type { BackOffice } from '../src/back-office.js';
import { OfficeStage, TestJournal } from './office-stage.js';
import { added, finished, started } from './shopping.js';

const TRIP = '6f1c9e1e-8f0a-4c55-9b1d-0a1b2c3d4e5f';

const percent = (of: object, more: object = {}) => ({
  kind: 'percent',
  id: 'tenth',
  name: 'A tenth',
  of,
  percentOff: 1_000,
  ...more,
});

function savings(version: number, ...taken: [line: number, amount: number, promotion?: string][]): FactBody {
  return {
    kind: 'savings-settled',
    trip: TRIP,
    version,
    savings: taken.map(([line, amount, promotion = 'tenth']) => ({ line, promotion, name: 'Offer', amount })),
    exact: true,
  };
}

const checkout: FactBody = { kind: 'checkout-started', trip: TRIP };
const member: FactBody = {
  kind: 'member-recognised',
  trip: TRIP,
  member: 'anna-0001',
  how: 'loyalty-number',
};

describe('the store settles a finished trip once more', () => {
  let stage: OfficeStage;
  let office: BackOffice;
  let journal: TestJournal;

  beforeEach(async () => {
    stage = await OfficeStage.open();
    ({ office } = await stage.office({ timeZone: 'Europe/Berlin' }));
    journal = new TestJournal(await stage.cart('cart-1'));
    await journal.write(started(TRIP));
  });
  afterEach(async () => {
    await stage.close();
  });

  async function publish(...promotions: object[]): Promise<number> {
    const text = JSON.stringify({ kind: 'snapshot', version: 1, promotions });
    return (await office.documents.publish('promotions', text, 'Kim')).head.version;
  }

  async function noted(): Promise<string[]> {
    return (await office.anomalies()).map(({ kind, detail }) => `${kind}: ${detail}`);
  }

  const memberPrices = { kind: 'member-price', id: 'member-prices', name: 'Member price', of: { all: true } };

  it('and agrees with the member price that the goods had when they were put in', async () => {
    await publish(memberPrices);
    await journal.write(member, added(TRIP, 1, 2, { memberPrice: 80 }), savings(1, [1, 40, 'member-prices']));
    await journal.write(checkout, finished(TRIP, 160, 2));
    expect(await noted()).toEqual([]);
  });

  it('and agrees with the member price of somebody who logged in after the goods were in', async () => {
    await publish(memberPrices);
    await journal.write(added(TRIP, 1, 1, { memberPrice: 80 }), savings(1));
    await journal.write(member, savings(1, [1, 20, 'member-prices']), checkout, finished(TRIP, 80, 1));
    expect(await noted()).toEqual([]);
  });

  it('and notes a member price that was taken off for somebody who is no member any more', async () => {
    await publish(memberPrices);
    await journal.write(member, added(TRIP, 1, 1, { memberPrice: 80 }), savings(1, [1, 20, 'member-prices']));
    await journal.write({ kind: 'member-left', trip: TRIP, reason: 'shopper' }, checkout, finished(TRIP, 80, 1));
    expect(await noted()).toEqual([expect.stringMatching(/^savings-differ: .*took off 20, the store reckons 0 at/)]);
  });

  it('with the version the cart had, also when the promotions were widened since', async () => {
    await publish(percent({ skus: ['sku-1'] }));
    await journal.write(added(TRIP, 1), added(TRIP, 2), savings(1, [1, 10]));
    expect(await publish(percent({ all: true }))).toBe(2);
    await journal.write(checkout, finished(TRIP, 190, 2));
    expect(await noted()).toEqual([]);
  });

  it('and notes what the cart took off wrongly by a version that was replaced since', async () => {
    await publish(percent({ skus: ['sku-1'] }));
    await journal.write(added(TRIP, 1), added(TRIP, 2), savings(1, [1, 10], [2, 10]));
    await publish(percent({ all: true }));
    await journal.write(checkout, finished(TRIP, 180, 2));
    expect(await noted()).toEqual([expect.stringContaining('took off 20, the store reckons 10 at')]);
  });

  it('with the newest version when the cart took the widened promotions up', async () => {
    await publish(percent({ skus: ['sku-1'] }));
    await journal.write(added(TRIP, 1), added(TRIP, 2), savings(1, [1, 10]));
    await publish(percent({ all: true }));
    await journal.write(savings(2, [1, 10], [2, 10]), checkout, finished(TRIP, 180, 2));
    expect(await noted()).toEqual([]);
  });

  it('and says nothing of a version it does not keep any more', async () => {
    await publish(percent({ skus: ['sku-1'] }));
    await journal.write(added(TRIP, 1), savings(1, [1, 99]));
    for (let more = 2; more < 9; more += 1) await publish(percent({ skus: [`sku-${more}`] }));
    await journal.write(checkout, finished(TRIP, 1, 1));
    expect(await noted()).toEqual([]);
  });

  describe('with a happy hour that is over at six', () => {
    /** Facts are a second apart: goods are put in before six, and others after it. */
    const secondsBefore = (seconds: number): string => {
      const six = journal.facts.length * 1_000 + 1_790_000_000_000 + seconds * 1_000;
      const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', timeStyle: 'short' });
      return clock.format(six);
    };
    const until = (clock: string) => percent({ skus: ['sku-2'] }, { time: { windows: [{ until: clock }] } });
    const other = { ...percent({ skus: ['sku-1'] }), id: 'other' };
    /** So many list changes: time passes without anything that promotions depend on. */
    const pass = (seconds: number): FactBody[] =>
      Array.from({ length: seconds }, (_, i) => ({ kind: 'budget-set', trip: TRIP, amount: 1_000 + i }));

    it('and agrees that goods put in afterwards cost what they cost, though no saving changed then', async () => {
      await publish(other, until(secondsBefore(60)));
      await journal.write(added(TRIP, 1), savings(1, [1, 10, 'other']), ...pass(130));
      await journal.write(added(TRIP, 2), checkout, finished(TRIP, 190, 2));
      expect(await noted()).toEqual([]);
    });

    it('and agrees that the clock stands still for what is in the checkout', async () => {
      await publish(other, until(secondsBefore(90)));
      await journal.write(added(TRIP, 1), added(TRIP, 2), savings(1, [1, 10, 'other'], [2, 10]), checkout);
      await journal.write(...pass(190), finished(TRIP, 180, 2));
      expect(await noted()).toEqual([]);
    });

    it('and notes when its price was given to goods put in afterwards', async () => {
      await publish(other, until(secondsBefore(60)));
      await journal.write(added(TRIP, 1), savings(1, [1, 10, 'other']), ...pass(130));
      await journal.write(added(TRIP, 2), savings(1, [1, 10, 'other'], [2, 10]), checkout, finished(TRIP, 180, 2));
      expect(await noted()).toEqual([expect.stringContaining('took off 20, the store reckons 10 at')]);
    });
  });
});
