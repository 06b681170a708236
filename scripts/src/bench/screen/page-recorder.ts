/**
 * Runs in the page before anything of it. Notes for every message of the cart the time from its arrival to the end of the
 * frame that painted it: the task posted from a frame's callback runs when that frame's layout and paint are done.
 */
export const RECORD_MESSAGES = `
  globalThis.recorded = [];
  const Native = globalThis.WebSocket;
  globalThis.WebSocket = class extends Native {
    constructor(...given) {
      super(...given);
      super.addEventListener('message', () => {
        const arrived = performance.now();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => globalThis.recorded.push(performance.now() - arrived);
          channel.port2.postMessage(0);
        });
      });
    }
  };
`;

/** Notes the time of every frame until they are taken. */
export const RECORD_FRAMES = `
  globalThis.frames = [];
  globalThis.framing = true;
  const note = (at) => {
    globalThis.frames.push(at);
    if (globalThis.framing) requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
`;

export const TAKE_FRAMES = 'globalThis.framing = false, globalThis.frames';

/** Frames missing among these times, ms, at sixty a second. */
export function droppedFrames(times: readonly number[]): { frames: number; dropped: number } {
  let dropped = 0;
  for (let i = 1; i < times.length; i += 1) {
    const gap = (times[i] ?? 0) - (times[i - 1] ?? 0);
    dropped += Math.max(0, Math.round(gap / (1_000 / 60)) - 1);
  }
  return { frames: Math.max(0, times.length - 1) + dropped, dropped };
}
