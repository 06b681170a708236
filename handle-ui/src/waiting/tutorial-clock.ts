import { useEffect, useState } from 'react';

/** Five pictures in twenty seconds, ms each. */
export const PICTURE_SHOWN = 4_000;

/** True where motion is unwanted, by the system or by the look chosen: then pictures change at a touch only. */
export function wantsCalm(): boolean {
  return (
    window.matchMedia('(prefers-reduced-motion: reduce)').matches ||
    document.documentElement.dataset['motion'] === 'calm'
  );
}

export interface TutorialClock {
  readonly step: number;
  readonly running: boolean;
  readonly go: (step: number) => void;
  readonly pause: () => void;
  readonly resume: () => void;
}

/** Goes from picture to picture by itself, and stops for whoever takes a hand in it. Calls `onEnd` after the last. */
export function useTutorialClock(count: number, onEnd: () => void): TutorialClock {
  const [step, setStep] = useState(0);
  const [running, setRunning] = useState(() => !wantsCalm());
  useEffect(() => {
    if (!running) return undefined;
    const timer = window.setTimeout(() => {
      if (step + 1 < count) setStep(step + 1);
      else onEnd();
    }, PICTURE_SHOWN);
    return () => window.clearTimeout(timer);
  }, [step, running, count, onEnd]);
  return {
    step,
    running,
    go: (wanted) => {
      setRunning(false);
      setStep(Math.max(0, Math.min(count - 1, wanted)));
    },
    pause: () => setRunning(false),
    resume: () => setRunning(true),
  };
}
