import { useEffect, useState } from 'react';
import { afterPaint } from '../link/report-paint.js';
import { isLoaded, loadWords, spoken } from './catalogues.js';

/**
 * The language that can be shown: the wanted one as soon as its words are here, until then the one before. Undefined for
 * the moment before the first. When something is shown all others are fetched, so that changing the language never waits.
 */
export function useReadable(wanted: string): string | undefined {
  const [readable, setReadable] = useState(isLoaded(wanted) ? wanted : undefined);
  useEffect(() => {
    let current = true;
    const show = (): void => {
      if (current) setReadable(wanted);
    };
    // Words that cannot be loaded are English ones: better than none.
    loadWords(wanted).then(show, show);
    return () => {
      current = false;
    };
  }, [wanted]);

  useEffect(() => {
    if (readable === undefined) return undefined;
    return afterPaint(() => void Promise.allSettled(spoken.map(loadWords)));
  }, [readable]);
  return isLoaded(wanted) ? wanted : readable;
}
