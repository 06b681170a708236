import type { Fact } from '@smart-cart/contracts';

/** The language a shopper chose last. */
export function languageOfTrip(facts: readonly Fact[]): string {
  const chosen = facts.findLast(({ body }) => body.kind === 'language-chosen' || body.kind === 'trip-started')?.body;
  return chosen !== undefined && 'language' in chosen ? chosen.language : 'en';
}
