import { emptyVisit, type Preferences, type ScreenView } from '@smart-cart/contracts';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ScreenLink } from '../link/screen-link.js';

/** What was chosen on the attract screen and left alone goes back to the store's way, ms. */
const KEPT = 60_000;

export interface EarlyChoices {
  /** The view as the shopper wants it. */
  readonly view: ScreenView | undefined;
  readonly chooseLanguage: (language: string) => void;
  readonly choosePreferences: (preferences: Preferences) => void;
}

interface Chosen {
  readonly language?: string;
  readonly preferences?: Preferences;
}

/** A view shown as chosen; the trip that notes the choice does not exist before the start, so the screen stands in for it. */
export function asChosen(view: ScreenView, { language, preferences }: Chosen): ScreenView {
  if (language === undefined && preferences === undefined) return view;
  const visit = view.visit ?? emptyVisit('not-begun');
  return {
    ...view,
    ...(language === undefined ? {} : { language }),
    ...(preferences === undefined ? {} : { visit: { ...visit, preferences } }),
  };
}

/**
 * Language and look chosen before there is a trip to note them in. They are handed to the trip as it begins, however it
 * begins: a login code starts one without the button.
 */
export function useEarlyChoices(link: ScreenLink, view: ScreenView | undefined): EarlyChoices {
  const [chosen, setChosen] = useState<Chosen>({});
  const handedOver = useRef(false);
  const phase = view?.phase;
  const language = view?.language;

  useEffect(() => {
    if (phase === undefined) return;
    if (phase === 'waiting') {
      handedOver.current = false;
      return;
    }
    if (handedOver.current) return;
    handedOver.current = true;
    const hand = async (): Promise<void> => {
      if (chosen.preferences !== undefined)
        await link.send({ kind: 'choose-preferences', preferences: chosen.preferences });
      if (chosen.language !== undefined && chosen.language !== language)
        await link.send({ kind: 'choose-language', language: chosen.language });
      setChosen({});
    };
    void hand();
  }, [phase, chosen, language, link]);

  useEffect(() => {
    if (phase !== 'waiting') return undefined;
    const timer = window.setTimeout(() => setChosen({}), KEPT);
    return () => window.clearTimeout(timer);
  }, [phase, chosen]);

  return useMemo(
    () => ({
      view: view === undefined ? undefined : asChosen(view, chosen),
      chooseLanguage: (wanted: string) => setChosen((old) => ({ ...old, language: wanted })),
      choosePreferences: (preferences: Preferences) => setChosen((old) => ({ ...old, preferences })),
    }),
    [view, chosen],
  );
}
