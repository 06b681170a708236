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
  'unknown-coupon': 'refusalUnknownCoupon',
  'no-member': 'refusalNoMember',
  'list-full': 'refusalListFull',
  'unknown-item': 'refusalUnknownItem',
  'tare-too-heavy': 'refusalTareTooHeavy',
  'age-refused': 'refusalAgeRefused',
  'staff-only': 'refusalStaffOnly',
  'no-bags': 'refusalNoBags',
  'not-in-checkout': 'refusalNotInCheckout',
  'payment-pending': 'refusalPaymentPending',
  'paid-already': 'refusalPaidAlready',
  'unknown-tender': 'refusalUnknownTender',
  'tender-not-offered': 'refusalTenderNotOffered',
  'nothing-due': 'refusalNothingDue',
  'not-eligible': 'refusalNotEligible',
  'amount-too-high': 'refusalAmountTooHigh',
  'age-check': 'refusalAgeCheck',
  audit: 'refusalAudit',
  'open-points': 'refusalOpenPoints',
  'no-email': 'refusalNoEmail',
};

/** The words for a refusal's code; a code from a newer firmware gets the general sentence. */
export function refusalKey(reason: string): MessageKey {
  return words[reason] ?? 'refusalNotAllowed';
}
