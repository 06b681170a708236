export {
  CLOCK_TOLERANCE,
  readLoginCode,
  type LoginContext,
  type LoginProblem,
  type LoginReading,
} from './read-login-code.js';
export { readRevokedBadges, revokedBadgesProblem } from './revoked-badges.js';
export { signatureCheck } from './signature-check.js';
export { UsedTokens } from './used-tokens.js';
