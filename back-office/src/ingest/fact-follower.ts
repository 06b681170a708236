import type { Fact } from '@smart-cart/contracts';
import type { Tx } from '../database/tables.js';

/**
 * Does what a fact asks for, in the transaction that stores it: what it writes is there if and only if the fact is, and
 * once, because a fact is stored once. Nothing outside of the database is touched from here.
 */
export type FactFollower = (tx: Tx, cart: string, fact: Fact) => Promise<void>;
