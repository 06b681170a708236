import type { MessageKey } from '../words/say.js';

const words: Readonly<Record<string, MessageKey>> = {
  'no-catalogue': 'refusalNoCatalogue',
  'no-trip': 'refusalNoTrip',
  'trip-open': 'refusalTripOpen',
  'unknown-code': 'refusalUnknownCode',
  'unknown-line': 'refusalUnknownLine',
  'unknown-product': 'refusalUnknownProduct',
  'question-gone': 'refusalQuestionGone',
  'nothing-to-undo': 'refusalNothingToUndo',
  'needs-weighing': 'refusalNeedsWeighing',
  'not-allowed': 'refusalNotAllowed',
  lost: 'refusalLost',
  starting: 'refusalStarting',
};

/** The words for a refusal's code; a code from a newer firmware gets the general sentence. */
export function refusalKey(reason: string): MessageKey {
  return words[reason] ?? 'refusalNotAllowed';
}
