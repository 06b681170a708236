import type { Receipt } from '@smart-cart/contracts';
import type { Thing } from '../world/world-state.js';
import { differences, type ExpectedGoods } from './expected-receipt.js';

export type ShopperVerb =
  | 'start'
  | 'buy'
  | 'buy-loose'
  | 'forget-scan'
  | 'take-out'
  | 'change-mind'
  | 'try-expired'
  | 'answer'
  | 'mend'
  | 'finish'
  | 'call-staff'
  | 'take-bag'
  | 'pay'
  | 'close';

export interface ShopperAction {
  readonly at: number;
  readonly trip: number;
  readonly verb: ShopperVerb;
  readonly what: string;
  /** Both in one line for a person. */
  readonly text: string;
}

/** One trip, told afterwards. */
export interface TripReport {
  readonly trip: number;
  /** Id of the cart's trip, where the screen ever showed one. */
  readonly id: string | undefined;
  readonly actions: readonly ShopperAction[];
  /** Ground truth: what really lay in the basket at the end. */
  readonly expected: readonly ExpectedGoods[];
  readonly basket: readonly Thing[];
  /** The receipt when the trip was finished, as the screen showed it. */
  readonly receipt: Receipt | null;
  /** Sentences; empty when the receipt is right. */
  readonly differences: readonly string[];
  /** How often the shopper had to mend the receipt: scan again, remove a line. */
  readonly mends: number;
  readonly questions: number;
  readonly finished: boolean;
  /** The trip in one sentence. */
  readonly sentence: string;
}

/** What the shopper did and saw, judged by what really lies in the basket. */
export function tripReport(
  told: Pick<TripReport, 'trip' | 'actions' | 'basket' | 'receipt' | 'mends' | 'questions'> & {
    readonly expected: ReadonlyMap<string, ExpectedGoods>;
  },
): TripReport {
  const { receipt, expected } = told;
  const wrong = receipt === null ? ['the trip was not finished'] : differences(receipt, expected);
  return {
    ...told,
    id: receipt?.trip,
    expected: [...expected.values()],
    differences: wrong,
    finished: receipt !== null,
    sentence: `${goods(receipt)}; ${wrong.length === 0 ? 'the receipt is right' : wrong.join('; ')}`,
  };
}

function goods(receipt: Receipt | null): string {
  if (receipt === null) return 'no receipt';
  const { items, total, currency } = receipt;
  const money = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = money.resolvedOptions().maximumFractionDigits ?? 2;
  return `${items} items, ${money.format(total / 10 ** digits)}`;
}
