import type { FactBody, FactKind } from './fact.js';

/** What stands in a stored fact in the place of an e-mail address; `.invalid` belongs to nobody for ever. */
export const ADDRESS_REMOVED = 'removed@address.invalid';

/** The fact as it is kept for ever: an address a shopper gave is held apart, only until the receipt is sent. */
export function withoutAddress(body: FactBody): FactBody {
  return body.kind === 'receipt-wanted' ? { ...body, email: ADDRESS_REMOVED } : body;
}

/** What stands in the place of a member who wanted to be forgotten. */
export const FORGOTTEN_MEMBER = 'forgotten';

/** The fact without the person: who they were, what they usually buy, what they wished for. */
export function withoutMember(body: FactBody): FactBody {
  switch (body.kind) {
    case 'member-recognised': {
      const { kind, trip, how } = body;
      return { kind, trip, member: FORGOTTEN_MEMBER, how };
    }
    case 'member-known': {
      const { kind, trip } = body;
      return { kind, trip, member: FORGOTTEN_MEMBER, coupons: [], history: [] };
    }
    case 'list-changed':
      return { ...body, items: [] };
    default:
      return body;
  }
}

/** Kinds of facts that can hold something of a person. */
export const PERSONAL_FACTS: readonly FactKind[] = [
  'member-recognised',
  'member-known',
  'list-changed',
  'receipt-wanted',
];

/**
 * The fact as a cart keeps it once its trip is over and the store has it: nothing of the shopper. The single-use number
 * of the login code stays, or a code could be used again after a restart; it says nothing about anybody.
 */
export function withoutPerson(body: FactBody): FactBody {
  const nameless = withoutAddress(withoutMember(body));
  if (nameless.kind !== 'member-recognised' || body.kind !== 'member-recognised') return nameless;
  return { ...nameless, ...(body.token === undefined ? {} : { token: body.token }) };
}
