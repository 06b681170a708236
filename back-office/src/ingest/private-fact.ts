import type { FactBody } from '@smart-cart/contracts';

/** What stands in a stored fact in the place of an e-mail address; `.invalid` belongs to nobody for ever. */
export const ADDRESS_REMOVED = 'removed@address.invalid';

/** The fact as it is kept for ever: an address a shopper gave is held apart, only until the receipt is sent. */
export function withoutAddress(body: FactBody): FactBody {
  return body.kind === 'receipt-wanted' ? { ...body, email: ADDRESS_REMOVED } : body;
}
