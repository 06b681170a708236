import type { FactOf } from '@smart-cart/contracts';
import type { Draft } from './draft.js';
import { openPoints } from './evolve-course.js';
import type { LineState } from './state.js';

/** A partial audit is a glance: so many lines. */
const GLANCE = 5;
/** Times the open points that call for a glance, from which staff looks at everything. */
const MANY = 3;
/** Below this the cart was not sure of a line. */
const SURE = 0.95;

/** A number in [0, 1) from a random id: even over ids, the same for the same id. */
function chance(fresh: string): number {
  let hash = 0x811c9dc5;
  for (const sign of fresh) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

function isDoubtful({ added, quantity, inCart }: LineState): boolean {
  return (added.origin !== 'bag' && inCart < quantity) || (added.evidence?.probability ?? 1) < SURE;
}

/** The lines worth a glance: the doubtful ones first, then the costliest. */
function worthALook(draft: Draft): number[] {
  const amounts = new Map(draft.state.receipt?.lines.map(({ line, amount }) => [line, amount]));
  const amount = ({ added }: LineState): number => amounts.get(added.line) ?? 0;
  return [...draft.trip.lines]
    .sort(
      (a, b) => Number(isDoubtful(b)) - Number(isDoubtful(a)) || amount(b) - amount(a) || a.added.line - b.added.line,
    )
    .map(({ added }) => added.line);
}

function begin(draft: Draft, scope: 'partial' | 'full', reason: FactOf<'audit-started'>['reason']): void {
  const lines = worthALook(draft);
  draft.say({
    kind: 'audit-started',
    audit: (draft.state.visit?.audit?.audit ?? 0) + 1,
    scope,
    lines: scope === 'full' ? lines.sort((a, b) => a - b) : lines.slice(0, GLANCE),
    reason,
  });
}

/** As the shopper goes to pay: staff is asked to look where points are open, and now and then by chance. */
export function auditAtCheckout(draft: Draft): void {
  const { openPointsAtLeast, randomShare } = draft.world.settings.audit;
  const { audit } = draft.state.visit ?? {};
  if (audit?.outcome === 'open') return;
  const points = openPoints(draft.trip);
  if (openPointsAtLeast > 0 && points - draft.trip.audited >= openPointsAtLeast) {
    begin(draft, points - draft.trip.audited >= MANY * openPointsAtLeast ? 'full' : 'partial', 'open-points');
  } else if (audit == null && randomShare > 0 && draft.fresh !== undefined && chance(draft.fresh) < randomShare) {
    begin(draft, 'partial', 'random');
  }
}
