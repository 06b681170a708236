import type { InView } from '@smart-cart/contracts';
import { useEffect, useState } from 'react';
import { steadyOrder } from './steady-order.js';

/** After a touch the stage stays as it is for this long: nothing may come under a finger on its way, ms. */
const AFTER_TOUCH = 900;
/** What went out of view stays this long, for the way from the camera to the screen, ms. */
const LINGER = 6_000;

export interface Candidates {
  readonly track: number;
  readonly certainty: InView['certainty'];
  readonly candidates: InView['candidates'];
}

/** What the camera suggests, calmed: it comes only when no finger is at work, keeps its places, and lingers a moment. */
export function useCandidates(inView: InView | null): Candidates | undefined {
  const [shown, setShown] = useState<Candidates>();
  const answered = inView !== null && inView.candidates.length > 0 ? inView : undefined;

  useEffect(() => {
    let timer: number | undefined;
    const apply = (): void => {
      const wait = touchedUntil - performance.now();
      if (wait > 0) {
        timer = window.setTimeout(apply, wait);
        return;
      }
      if (answered === undefined) setShown(undefined);
      else
        setShown((before) => ({
          track: answered.track,
          certainty: answered.certainty,
          candidates: steadyOrder(before?.track === answered.track ? before.candidates : [], answered.candidates),
        }));
    };
    if (answered === undefined) timer = window.setTimeout(apply, LINGER);
    else apply();
    return () => window.clearTimeout(timer);
  }, [answered]);

  return shown;
}

let touchedUntil = 0;
const touched = (): void => {
  touchedUntil = performance.now() + AFTER_TOUCH;
};

/** Notes when a finger or key is at work anywhere on the screen. */
export function watchTouches(target: Window): void {
  for (const type of ['pointerdown', 'pointermove', 'pointerup', 'keydown'])
    target.addEventListener(type, touched, { passive: true, capture: true });
}
