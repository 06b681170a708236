import type { LinkState } from './fleet/fleet-link.js';

/** How the back office is. */
export interface Health {
  /** Connected to the broker and able to store. */
  readonly ok: boolean;
  readonly store: string;
  /** New with every start. */
  readonly bootId: string;
  readonly broker: LinkState;
  /** Why facts cannot be stored, or null. */
  readonly databaseFault: string | null;
  /** 0 before the first catalogue. */
  readonly catalogueVersion: number;
}
