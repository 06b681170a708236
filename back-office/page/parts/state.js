/* global window */
/** All the page knows; every part is drawn from it. */
export const state = {
  health: undefined,
  reachable: false,
  carts: new Map(),
  receipts: new Map(),
  details: new Map(),
  queue: [],
  balances: [],
  seen: new Map(),
  documents: [],
  training: undefined,
  /** Undefined where nobody logs in at carts. */
  badges: undefined,
  /** The badge just made, with its code. */
  badge: undefined,
  acquirer: undefined,
  anomalies: [],
  catalogue: undefined,
  search: '',
  /** The payment whose code was scanned last. */
  handover: undefined,
  /** Ids of what waited when it was last drawn, so that what is new can be shown as new. */
  known: new Set(),
};

const SECTIONS = [
  'queue', 'floor', 'carts', 'receipts', 'payments', 'prices', 'promotions', 'map', 'documents', 'badges', 'fleet', 'anomalies',
]; // prettier-ignore

/** Where the address points: a section and what is chosen in it. */
export function place() {
  const [section, key] = window.location.hash.slice(1).split('/');
  return { section: SECTIONS.includes(section) ? section : 'queue', key };
}
