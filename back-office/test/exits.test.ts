import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { exitCodeOf } from '@smart-cart/contracts';
import { OfficeStage, TestJournal } from './office-stage.js';
import { added, finished, started } from './shopping.js';

const TRIP = '6f1c9e1e-8f0a-4c55-9b1d-0a1b2c3d4e5f';
const CODE = exitCodeOf(TRIP);

describe('a gate', () => {
  let stage: OfficeStage;
  let url: string;
  let journal: TestJournal;

  beforeEach(async () => {
    stage = await OfficeStage.open();
    ({ url } = await stage.office());
    journal = new TestJournal(await stage.cart('cart-1'));
    await journal.write(started(TRIP), added(TRIP, 1, 2), { kind: 'checkout-started', trip: TRIP });
  });
  afterEach(async () => {
    await stage.close();
  });

  async function ask(code: string, gate = 'north'): Promise<unknown> {
    const answer = await fetch(`${url}/api/exits`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, gate }),
    });
    return answer.json();
  }

  async function pay(amount: number): Promise<void> {
    await journal.write({ kind: 'tender-requested', trip: TRIP, tender: 1, method: 'card', amount, currency: 'EUR' });
    await journal.cart.newsOf('tender');
    await journal.write({ kind: 'tender-settled', trip: TRIP, tender: 1, outcome: 'approved', amount });
    const end = { ...finished(TRIP, 200, 2), settled: 'paid', exitCode: CODE } as Parameters<TestJournal['write']>[0];
    await journal.write(end);
  }

  it('opens once for a trip that is paid, also when it asks again at once, and for nobody else with the same code', async () => {
    expect(await ask(CODE)).toEqual({ open: false, reason: 'unknown' });
    await pay(200);
    const spoken = `${CODE.slice(0, 4).toLowerCase()} ${CODE.slice(4)}`;
    expect(await ask(spoken)).toEqual({ open: true, cart: 'cart-1', trip: TRIP });
    expect(await ask(CODE)).toEqual({ open: true, cart: 'cart-1', trip: TRIP });
    expect(await ask(CODE, 'south')).toEqual({ open: false, reason: 'used' });
  });

  it('stays shut for a code that is mistyped, and for a cart that says paid when the books do not', async () => {
    const wrong = (CODE.startsWith('0') ? '1' : '0') + CODE.slice(1);
    expect(await ask(wrong)).toEqual({ open: false, reason: 'malformed' });
    await pay(150);
    expect(await ask(CODE)).toEqual({ open: false, reason: 'owed' });
  });
});
