import { belongsToScreen } from './screen-url.js';
import type { Frame, IpcEvent, WebContents } from './surface.js';

/**
 * True when a message comes from the main frame of our own window, showing our own page. A frame that is gone has no
 * address and is not trusted.
 */
export function isTrustedSender(event: IpcEvent, contents: WebContents | undefined, screen: URL): boolean {
  const frame: Frame | null = event.senderFrame;
  return (
    frame !== null &&
    contents !== undefined &&
    !contents.isDestroyed() &&
    event.sender === contents &&
    frame === contents.mainFrame &&
    belongsToScreen(frame.url, screen)
  );
}

/** The time of a painted frame, or undefined when the value is none. */
export function paintedAt(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
}
