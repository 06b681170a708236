/** `asked`: the acquirer was asked, and the outcome is not known yet. */
export type TenderState = 'intended' | 'asked' | 'desk' | 'approved' | 'declined' | 'failed' | 'cancelled';

export const OPEN_STATES: readonly TenderState[] = ['intended', 'asked', 'desk'];

export interface TenderSituation {
  readonly state: TenderState;
  readonly cancelWanted: boolean;
  /** Milliseconds since 1970; null before the acquirer was asked first. */
  readonly askedAt: number | null;
}

/**
 * - charge: nothing was asked yet; - look-up: something was, and may have happened; - cancel: see to it that nothing is
 *   charged any more, or learn that it was; - drop: nothing was asked, so nothing has to be undone; - wait: for a person,
 *   or for nothing.
 */
export type TenderStep = 'charge' | 'look-up' | 'cancel' | 'drop' | 'wait';

/**
 * What to do next about a tender, from what is on disk alone: the same after a crash as before. A charge is asked for
 * only by way of `intended`, or after the acquirer said it knows of none.
 * @param patienceMs after which an unknown outcome is brought to an end: the shopper waits at the cart
 */
export function nextStep(tender: TenderSituation, now: number, patienceMs: number): TenderStep {
  if (tender.state === 'intended') return tender.cancelWanted ? 'drop' : 'charge';
  if (tender.state !== 'asked') return 'wait';
  const late = tender.askedAt !== null && now - tender.askedAt >= patienceMs;
  return tender.cancelWanted || late ? 'cancel' : 'look-up';
}
