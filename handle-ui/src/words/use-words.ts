import { useMemo } from 'react';
import { useScreen } from '../link/use-screen.js';
import { formatDate, formatMass, formatMoney } from './format.js';
import { say, type MessageKey, type Places } from './say.js';

export interface Words {
  readonly language: string;
  readonly say: (key: MessageKey, places?: Places) => string;
  readonly money: (amount: number) => string;
  readonly mass: (milligrams: number) => string;
  readonly date: (iso: string) => string;
}

/** Words and numbers in the shopper's language and the trip's currency. */
export function useWords(): Words {
  const { language, currency } = useScreen().view;
  return useMemo(
    () => ({
      language,
      say: (key, places) => say(language, key, places),
      money: (amount) => formatMoney(amount, currency, language),
      mass: (milligrams) => formatMass(milligrams, language),
      date: (iso) => formatDate(iso, language),
    }),
    [language, currency],
  );
}
