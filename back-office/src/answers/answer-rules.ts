import type { FactBody, StoreNews } from '@smart-cart/contracts';

/** Everything the store says to one cart that is no document. */
export type Answer = Exclude<StoreNews, { kind: 'catalogue' | 'document' }>;
export type AnswerKind = Answer['kind'];
type Unaddressed<A> = A extends Answer ? Omit<A, 'id' | 'expires'> : never;
/** An answer as it is kept: `id` is the row's, `expires` is written at each sending. */
export type KeptAnswer = Unaddressed<Answer>;

/** Which facts can settle which answers; each is looked at again by {@link isSettledBy}. */
export const SETTLING_FACTS: ReadonlySet<FactBody['kind']> = new Set<FactBody['kind']>([
  'trip-started',
  'trip-abandoned',
  'trip-closed',
  'help-coming',
  'help-ended',
  'member-known',
  'member-left',
  'list-changed',
  'coupon-added',
  'tender-settled',
  'tender-refunded',
  'age-check-settled',
  'age-check-withdrawn',
  'audit-started',
  'audit-settled',
  'receipt-linked',
]);

/** True when this fact is what the answer was to bring about. Facts of other trips are not shown to it. */
export function isSettledBy(answer: KeptAnswer, fact: FactBody): boolean {
  switch (answer.kind) {
    case 'help-coming':
      return fact.kind === 'help-coming' || fact.kind === 'help-ended';
    case 'help-answered':
      return fact.kind === 'help-ended';
    case 'member':
      return (fact.kind === 'member-known' && fact.member === answer.member) || fact.kind === 'member-left';
    case 'member-refused':
      return fact.kind === 'member-left';
    case 'list':
      return fact.kind === 'list-changed' && fact.version !== undefined && fact.version >= answer.version;
    case 'coupon':
      return fact.kind === 'coupon-added' && fact.coupon === answer.coupon;
    case 'tender':
      return fact.kind === 'tender-settled' && fact.tender === answer.tender;
    case 'refund':
      return (
        fact.kind === 'tender-refunded' &&
        fact.tender === answer.tender &&
        (fact.reference === undefined ? fact.amount === answer.amount : fact.reference === answer.reference)
      );
    case 'age-check':
      return fact.kind === 'age-check-settled' || fact.kind === 'age-check-withdrawn';
    case 'audit':
      return fact.kind === 'audit-started' && fact.audit === answer.audit;
    case 'receipt-link':
      return fact.kind === 'receipt-linked' && fact.url === answer.url;
    case 'audit-answer':
      return fact.kind === 'audit-settled' && fact.audit === answer.audit;
  }
}

/** True when the newer one makes the older pointless: a later list, somebody who has come after somebody who is coming. */
export function replaces(newer: KeptAnswer, older: KeptAnswer): boolean {
  if (newer.kind === 'help-answered') return older.kind === 'help-coming' || older.kind === 'help-answered';
  const onlyNewest: readonly AnswerKind[] = [
    'help-coming',
    'list',
    'member',
    'age-check',
    'audit',
    'audit-answer',
    'receipt-link',
  ];
  return newer.kind === older.kind && onlyNewest.includes(newer.kind);
}

/** How long an answer to a call for help means anything, milliseconds. Others hold until their trip ends. */
export const HELP_LIFE = 30 * 60_000;

export function lifeOf(kind: AnswerKind): number | null {
  return kind === 'help-coming' || kind === 'help-answered' ? HELP_LIFE : null;
}
