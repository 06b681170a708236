import type { Intent, ScreenView } from '@smart-cart/contracts';
import { createContext, use, useCallback, useState } from 'react';
import type { Outcome, ScreenLink } from './screen-link.js';

export interface Screen {
  readonly link: ScreenLink;
  readonly view: ScreenView;
  /** The line is up: touches reach the cart. */
  readonly live: boolean;
  /** Shows a sentence for a moment when the cart did not do what was asked. */
  readonly onRefusal: (reason: string) => void;
}

export const ScreenContext = createContext<Screen | undefined>(undefined);

export function useScreen(): Screen {
  const screen = use(ScreenContext);
  if (screen === undefined) throw new Error('A part of the screen is used outside of the screen.');
  return screen;
}

export interface Action {
  readonly pending: boolean;
  readonly run: (intent: Intent) => Promise<Outcome>;
}

/** Sends intents and knows whether one is on its way, for a pressed state. The cart, not the screen, decides what happens. */
export function useAction(): Action {
  const { link, onRefusal } = useScreen();
  const [count, setCount] = useState(0);
  const run = useCallback(
    async (intent: Intent): Promise<Outcome> => {
      setCount((n) => n + 1);
      const outcome = await link.send(intent);
      setCount((n) => n - 1);
      if (!outcome.ok) onRefusal(outcome.reason);
      return outcome;
    },
    [link, onRefusal],
  );
  return { pending: count > 0, run };
}
