import type { Generated } from 'kysely';

/** Somebody who shops with a name. Everything known of them is here and in the tables beside it. */
export interface MemberTable {
  /** Our pseudonym, as carts and facts know them. */
  id: string;
  first_name: string;
  email: string | null;
  /** EAN-13. */
  loyalty_number: string;
  /** The shopping list of the contracts, as JSON. */
  list: string;
  /** Grows with every change of the list, whoever made it. */
  list_version: number;
  created_at: number;
}

/** A phone that is signed in: SHA-256 of the secret only it has. */
export interface MemberDeviceTable {
  secret_hash: string;
  member: string;
  created_at: number;
}

export interface MemberCouponTable {
  member: string;
  coupon: string;
  clipped_at: number;
}

/** Which trips a member made. */
export interface MemberTripTable {
  cart: string;
  trip: string;
  member: string;
  at: number;
}

/** Single-use numbers of login codes that were used, and where. */
export interface LoginTokenTable {
  id: string;
  cart: string;
  trip: string;
  expires_at: number;
}

/** Badges of staff, as far as the store knows them. */
export interface BadgeTable {
  badge: string;
  name: string;
  known_at: number;
  /** Null where it was not made by this back office. */
  made_at: number | null;
  expires_at: number | null;
  revoked_at: Generated<number | null>;
  revoked_by: Generated<string | null>;
}
