import type { Browser, Page } from 'playwright-core';
import { openChromium } from '../../stage/headless-chromium.js';

/** What the receipt showed when a change of it had been painted. */
export interface PaintedReceipt {
  /** Epoch ms of the paint, by the browser's clock, which is this machine's. */
  readonly at: number;
  /** Pieces per line number, and whether the line still waits for its weight. */
  readonly lines: Readonly<Record<string, { readonly text: string; readonly waiting: boolean }>>;
}

/**
 * Runs inside the page, hence text. A change of the document is painted in the frame it requests; the task after that
 * frame's callback runs when the frame has been handed to the compositor.
 */
const RECORD_PAINTS = `
  const kept = (globalThis.paints = []);
  let asked = false;
  const look = () => {
    asked = false;
    const lines = {};
    for (const row of document.querySelectorAll('[data-line]')) {
      lines[row.dataset.line] = { text: row.innerText, waiting: row.querySelector('[class*="waiting"]') !== null };
    }
    const channel = new MessageChannel();
    channel.port1.onmessage = () => kept.push({ at: performance.timeOrigin + performance.now(), lines });
    channel.port2.postMessage(0);
  };
  new MutationObserver(() => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(look);
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
`;

/** A real headless Chromium with the cart's screen in it, noting when each change of the receipt was painted. */
export class PaintRecorder {
  #browser: Browser | undefined;
  #page: Page | undefined;

  async open(url: string): Promise<void> {
    this.#browser = await openChromium();
    this.#page = await this.#browser.newPage({ viewport: { width: 1280, height: 800 } });
    await this.#page.addInitScript({ content: RECORD_PAINTS });
    await this.#page.goto(url);
  }

  async paints(): Promise<PaintedReceipt[]> {
    return (await this.#page?.evaluate<PaintedReceipt[]>('globalThis.paints')) ?? [];
  }

  async close(): Promise<void> {
    await this.#browser?.close();
  }
}
