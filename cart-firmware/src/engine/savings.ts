import type { Receipt, Visit } from '@smart-cart/contracts';
import type { Draft } from './draft.js';
import { due, moneyMoved } from './due.js';
import type { Savings } from './event.js';
import type { EngineState } from './state.js';

/** A happy hour begins and ends, and a new version of the promotions is noticed, within this time, ms. */
const EVERY = 20_000;
/** Ticks come four times a second: at least one of them falls into this much of each period, ms. */
const WITHIN = 500;

/** The goods as promotions see them: what they take off plays no part. */
function goodsOf(receipt: Receipt | undefined): string {
  return JSON.stringify(receipt?.lines.map(({ line, quantity, amount, mass }) => [line, quantity, amount, mass]) ?? []);
}

type Standing = Pick<Savings, 'version' | 'savings' | 'uses'>;

function inForce(receipt: Receipt, visit: Visit): Standing {
  const savings = receipt.lines.flatMap(({ line, savings: own }) => own?.map((saving) => ({ line, ...saving })) ?? []);
  return { version: visit.promotionsVersion, savings, uses: visit.uses };
}

/** Amounts by line and promotion, in an order of their own: equal for equal savings. */
function keyOf({ version, savings, uses = {} }: Standing): string {
  return JSON.stringify([
    version,
    Object.entries(uses).sort(([a], [b]) => (a < b ? -1 : 1)),
    ...savings.map(({ line, promotion, name, amount }) => `${line} ${promotion} ${amount} ${name}`).sort(),
  ]);
}

function who(visit: Visit | undefined): string {
  return JSON.stringify([visit?.member?.id, visit?.coupons, visit?.used]);
}

export function goodsChanged(before: EngineState, now: EngineState): boolean {
  return before.receipt !== now.receipt && goodsOf(before.receipt) !== goodsOf(now.receipt);
}

/** Whether anything happened that savings follow from. In the checkout they stand still for the clock, and for all but goods once money has moved. */
function mayDiffer(draft: Draft): boolean {
  const { before, state, at } = draft;
  if (goodsChanged(before, state)) return true;
  if (state.visit === undefined || moneyMoved(state.visit)) return false;
  if (who(before.visit) !== who(state.visit)) return true;
  return !state.visit.checkout && at % EVERY < WITHIN;
}

/**
 * Records what the promotions take off, when it differs from what is in force. Called before anything that depends on
 * the total, and at the end of every decision.
 */
export function settleSavings(draft: Draft): void {
  const { receipt, visit } = draft.state;
  if (receipt === undefined || visit === undefined || !mayDiffer(draft)) return;
  const standing = inForce(receipt, visit);
  const settled = draft.world.settleSavings?.(receipt, visit, draft.at) ?? { version: 0, savings: [], exact: true };
  // More is paid than is due: the store gives back what is too much once it hears that the sum stands.
  const tooMuch = visit.checkout && due(draft.state) < 0;
  if (keyOf(settled) === keyOf(standing) && !tooMuch) return;
  const { version, savings, uses = {}, exact } = settled;
  const limited = Object.keys(uses).length > 0 ? { uses } : {};
  draft.say({ kind: 'savings-settled', version, savings: [...savings], ...limited, exact });
}
