import type { ScreenView } from '@smart-cart/contracts';
import type { MessageKey } from '../words/say.js';

/** Why a code logged nobody in, each with its way out. */
export const loginProblemKeys: Readonly<Record<NonNullable<ScreenView['loginProblem']>, MessageKey>> = {
  malformed: 'loginMalformed',
  'bad-signature': 'loginBadSignature',
  'wrong-store': 'loginWrongStore',
  'not-yet-valid': 'loginNotYetValid',
  expired: 'loginExpired',
  'used-before': 'loginUsedBefore',
  revoked: 'loginRevoked',
  'no-catalogue': 'loginNoCatalogue',
};
