import { useCallback, useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { PictureAddress } from './design/picture-address.js';
import { ErrorBoundary } from './failure/error-boundary.js';
import { FullNote } from './failure/full-note.js';
import { laterScreenOf } from './later/screens.js';
import { useLater } from './later/use-later.js';
import { afterPaint } from './link/report-paint.js';
import type { ScreenLink } from './link/screen-link.js';
import { ScreenContext, type Screen } from './link/use-screen.js';
import { useLook } from './preferences/use-look.js';
import { RefusalNote } from './status/refusal-note.js';
import { useEarlyChoices } from './waiting/early-choices.js';
import { WaitingScreen } from './waiting/waiting-screen.js';
import { directionOf } from './words/say.js';
import { useReadable } from './words/use-readable.js';
import { WordsContext, wordsOf } from './words/use-words.js';

/** How long the reason of a refusal stays, ms. */
const REFUSAL_SHOWN = 4_500;

export function App({ link }: { readonly link: ScreenLink }) {
  const state = useSyncExternalStore(link.subscribe, link.getState);
  const [refusal, setRefusal] = useState<{ readonly reason: string }>();
  const { view, chooseLanguage, choosePreferences } = useEarlyChoices(link, state.view);
  const wanted = view?.language ?? (navigator.language || 'en');
  const readable = useReadable(wanted);
  const language = readable ?? wanted;
  const later = laterScreenOf(view);
  const LaterScreen = useLater(later);
  const here = later === undefined || LaterScreen !== undefined;
  const currency = view?.currency ?? 'EUR';
  const words = useMemo(() => wordsOf(language, currency), [language, currency]);

  useTimeout(refusal, REFUSAL_SHOWN, setRefusal);
  useLook(view);

  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [language]);

  useEffect(() => {
    if (state.view === undefined || readable !== wanted || !here) return undefined;
    return afterPaint((at) => {
      link.painted(state.rev, at);
      window.smartCartShell?.painted(at);
    });
    // After a reconnection the same revision is owed again, so the whole state counts, not its number.
  }, [link, state, readable, wanted, here]);

  const onRefusal = useCallback((reason: string) => setRefusal({ reason }), []);
  const live = state.status === 'live';
  const screen = useMemo<Screen | undefined>(
    () => (view === undefined ? undefined : { link, view, live, onRefusal }),
    [link, view, live, onRefusal],
  );

  // For the moment until the first words are here: nothing rather than another language.
  if (readable === undefined) return null;
  if (screen === undefined || !here || state.status === 'refused')
    return <FullNote language={language} kind="loading" reason={state.reason} />;
  const trip = screen.view.receipt?.trip;
  return (
    <ScreenContext value={screen}>
      <WordsContext value={words}>
        <PictureAddress value={screen.view.pictures}>
          <ErrorBoundary fallback={(retry) => <FullNote language={language} kind="broken" onRetry={retry} />}>
            {LaterScreen === undefined ? (
              <WaitingScreen onLanguage={chooseLanguage} onPreferences={choosePreferences} />
            ) : (
              <LaterScreen key={trip} />
            )}
            <RefusalNote reason={refusal?.reason} />
          </ErrorBoundary>
        </PictureAddress>
      </WordsContext>
    </ScreenContext>
  );
}

/** Clears a value some time after it was last set. */
function useTimeout(value: unknown, after: number, set: (value: undefined) => void): void {
  useEffect(() => {
    if (value === undefined) return undefined;
    const timer = window.setTimeout(() => set(undefined), after);
    return () => window.clearTimeout(timer);
  }, [value, after, set]);
}
