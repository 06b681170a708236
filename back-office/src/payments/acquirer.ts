import type { TenderMethod } from '@smart-cart/contracts';

/** What became of a charge. `pending`: the acquirer does not know itself yet and can be asked again. */
export type ChargeState =
  | {
      readonly state: 'approved';
      /** Charged, minor units; may be less than asked, never more. */
      readonly amount: number;
      readonly reference: string;
    }
  | { readonly state: 'declined'; /** `insufficient-funds`, `card-expired`, … */ readonly reason: string }
  | { readonly state: 'cancelled' }
  | { readonly state: 'pending' };

export interface ChargeOrder {
  /** Names the charge for ever: asked for twice under one key it is charged once. */
  readonly key: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly method: TenderMethod;
}

export interface RefundOrder {
  readonly key: string;
  /** Names the refund for ever, as `key` does the charge. */
  readonly refund: string;
  readonly amount: number;
}

/**
 * Who moves the money. Every method throws BackOfficeError: `acquirer-silent` when there was no answer, so that nobody
 * knows yet what happened; `acquirer-refused` when it was understood and refused, so that nothing happened.
 */
export interface Acquirer {
  /** Shown to staff. */
  readonly name: string;
  charge(order: ChargeOrder): Promise<ChargeState>;
  /** `none`: nothing was ever asked under this key, as far as the acquirer knows. */
  lookUp(key: string): Promise<ChargeState | { readonly state: 'none' }>;
  /** Makes sure nothing is charged under this key from now on, or tells what was before it came. */
  cancel(key: string): Promise<ChargeState>;
  refund(order: RefundOrder): Promise<{ readonly reference: string }>;
}
