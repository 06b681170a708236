import { createContext, use } from 'react';
import { formatDate, formatMass, formatMetres, formatMoney, formatPercent, formatRoundMoney } from './format.js';
import { inLanguage, say, type MessageKey, type Places } from './say.js';

export interface Words {
  readonly language: string;
  readonly currency: string;
  readonly say: (key: MessageKey, places?: Places) => string;
  readonly money: (amount: number) => string;
  /** An amount of whole units, as on a banknote. */
  readonly roundMoney: (amount: number) => string;
  readonly mass: (milligrams: number) => string;
  /** @param share 1 is all of it */
  readonly percent: (share: number) => string;
  readonly metres: (metres: number) => string;
  readonly date: (iso: string) => string;
  /** What the store wrote, in the shopper's language where it did. */
  readonly named: (written: { name: string; names?: Readonly<Record<string, string>> | undefined }) => string;
}

export function wordsOf(language: string, currency: string): Words {
  return {
    language,
    currency,
    say: (key, places) => say(language, key, places),
    money: (amount) => formatMoney(amount, currency, language),
    roundMoney: (amount) => formatRoundMoney(amount, currency, language),
    percent: (share) => formatPercent(share, language),
    mass: (milligrams) => formatMass(milligrams, language),
    metres: (metres) => formatMetres(metres, language),
    date: (iso) => formatDate(iso, language),
    named: (written) => inLanguage(language, written),
  };
}

/** Apart from the view, so that two hundred lines are not written anew whenever the view changes. */
export const WordsContext = createContext<Words | undefined>(undefined);

/** Words and numbers in the shopper's language and the trip's currency. */
export function useWords(): Words {
  const words = use(WordsContext);
  if (words === undefined) throw new Error('Words are used outside of the screen.');
  return words;
}
