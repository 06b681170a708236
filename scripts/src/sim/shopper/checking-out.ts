import { pendingTender, type Receipt, type ScreenView, type TenderMethod } from '@smart-cart/contracts';
import type { SeededRandom } from '../camera/seeded-random.js';
import type { AcquirerMood, StaffDeed, StoreCounter } from '../world/store-counter.js';
import type { ScreenClient } from './screen-client.js';
import type { ShopperVerb } from './trip-report.js';

export interface CheckoutMeans {
  readonly screen: ScreenClient;
  readonly staff: StoreCounter;
  readonly random: SeededRandom;
  readonly stopped: () => boolean;
  readonly look: (condition: (view: ScreenView) => boolean) => Promise<ScreenView | undefined>;
  readonly pause: (low: number, high: number) => Promise<void>;
  readonly did: (verb: ShopperVerb, what: string) => void;
  /** Answers what the cart asks, as while shopping. */
  readonly answer: (view: ScreenView) => Promise<boolean>;
  /** So many bags are to be on the receipt from now on. */
  readonly bags: (count: number) => void;
}

const MOST_STEPS = 80;

interface Plan {
  readonly bag: boolean;
  readonly voucherFirst: boolean;
  readonly method: TenderMethod;
  readonly declinedFirst: boolean;
}

function planned(random: SeededRandom): Plan {
  return {
    bag: random.chance(0.3),
    voucherFirst: random.chance(0.25),
    method: random.chance(0.12) ? 'cash-desk' : 'card',
    declinedFirst: random.chance(0.25),
  };
}

/**
 * Pays as people do: a bag now and then, vouchers first, a card that is declined, the cash desk. Acts on what the screen
 * shows alone, so it goes on when the firmware dies in the middle of a payment.
 * @returns the receipt when paid; null when the cart leads back to shopping or nobody shops any more
 */
export async function checkOut(means: CheckoutMeans): Promise<Receipt | null> {
  const { screen, random, look, did, stopped } = means;
  const plan = planned(random);
  let bagged = false;
  for (let step = 0; step < MOST_STEPS && !stopped(); step += 1) {
    const view = screen.view ?? (await look(() => true));
    if (view === undefined) continue;
    if (view.phase === 'finished') return view.receipt;
    const { visit } = view;
    if (view.phase !== 'checkout' || visit === null) return null;
    const pending = pendingTender(visit);
    if (pending !== undefined) {
      if (pending.method === 'cash-desk') await staffDoes(means, 'desk-paid');
      await changes(means, view);
    } else if (view.questions.length > 0) {
      if (!(await means.answer(view))) await changes(means, view);
    } else if (visit.ageCheck !== null) {
      did('call-staff', 'shows an identity card');
      await staffDoes(means, 'age-yes');
      await changes(means, view);
    } else if (visit.audit?.outcome === 'open') {
      did('call-staff', 'lets staff look into the cart');
      await staffDoes(means, 'audit-fine');
      await changes(means, view);
    } else if (plan.bag && !bagged && visit.tenders.length === 0) {
      bagged = true;
      if ((await screen.intent({ kind: 'set-bags', count: 1 })).ok) {
        did('take-bag', 'takes a bag');
        means.bags(1);
      }
    } else await pay(means, view, plan);
  }
  return null;
}

async function pay(means: CheckoutMeans, view: ScreenView, plan: Plan): Promise<void> {
  const { screen, did, pause } = means;
  await pause(600, 1500);
  const tried = view.visit?.tenders ?? [];
  const first = tried.length === 0;
  const mood: AcquirerMood = first && plan.declinedFirst ? 'decline' : 'approve';
  await means.staff.setAcquirer(mood).catch(() => undefined);
  const vouchered = tried.some(({ method }) => method === 'meal-voucher');
  if (plan.voucherFirst && !vouchered && view.offers.tenders.includes('meal-voucher')) {
    const outcome = await screen.intent({ kind: 'pay', method: 'meal-voucher' });
    if (outcome.ok) {
      did('pay', 'meal-voucher');
      await changes(means, view);
      return;
    }
  }
  const outcome = await screen.intent({ kind: 'pay', method: plan.method });
  if (outcome.ok) did('pay', plan.method);
  await changes(means, view);
}

/** Staff have nothing to do where the store has not heard of it yet: they are asked again. */
async function staffDoes({ staff }: CheckoutMeans, deed: StaffDeed): Promise<void> {
  await staff.act(deed).catch(() => undefined);
}

/** Waits until the cart shows something else, or as long as people wait before they look again. */
async function changes({ look }: CheckoutMeans, { phase, visit, questions }: ScreenView): Promise<void> {
  const before = JSON.stringify([phase, visit, questions]);
  await look((next) => JSON.stringify([next.phase, next.visit, next.questions]) !== before);
}
