import type { ScreenLink } from './screen-link.js';

/** A heartbeat of painted frames even when nothing changes, ms: a renderer that has died stops sending it. */
const HEARTBEAT = 5_000;

/**
 * Calls back after the browser has painted what is in the document now: the first frame callback runs before that
 * paint, the second one after it. The time is that of the second frame's start, in epoch milliseconds.
 */
export function afterPaint(callback: (at: number) => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => callback(performance.timeOrigin + performance.now()));
  });
  return () => cancelAnimationFrame(frame);
}

/** Tells the firmware, and the Electron shell where there is one, that frames are being painted. */
export function startHeartbeat(link: ScreenLink): () => void {
  const beat = (): void => {
    afterPaint((at) => {
      link.painted(link.getState().rev, at);
      window.smartCartShell?.painted(at);
    });
  };
  const timer = window.setInterval(beat, HEARTBEAT);
  beat();
  return () => window.clearInterval(timer);
}
