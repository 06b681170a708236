import type { Presence } from '@smart-cart/contracts';

/** What the store believes of a cart's connection. */
export interface Known {
  readonly online: boolean;
  readonly bootId: string;
  /** Time written in the newest birth or farewell, by the cart's clock; null when it had none. */
  readonly at: number | null;
}

/**
 * What a presence message changes, pure.
 * - A farewell or will of another boot than the current one is late: brokers deliver the will of a dead connection up to
 *   one and a half keepalives after the next one came up, and overwrite the retained birth with it. It is ignored.
 * - A retained birth of another boot that is older than what we know was left behind; a live one is believed whatever
 *   its clock says, because a board without a battery-backed clock starts in the past.
 */
export function evolvePresence(known: Known | undefined, message: Presence, retained: boolean): Known {
  const next = { online: message.online, bootId: message.bootId, at: message.at ?? null };
  if (known === undefined) return next;
  if (message.bootId === known.bootId) return { ...next, at: next.at ?? known.at };
  if (!message.online) return known;
  if (retained && next.at !== null && known.at !== null && next.at < known.at) return known;
  return next;
}
