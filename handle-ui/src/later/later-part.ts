import { backOff } from '@smart-cart/contracts';

/** Between two tries to read a file from the cart beside us, ms. */
const FIRST_PAUSE = 150;
const LAST_PAUSE = 4_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A part of the screen in a file of its own, so that the first picture does not wait for what comes later. It is read from
 * the cart itself, once, and kept; whoever needs it before it is here waits, and it is tried again for ever.
 */
export class LaterPart<Part> {
  #found: Part | undefined;
  #coming: Promise<Part> | undefined;

  constructor(
    readonly load: () => Promise<Part>,
    readonly wait: (ms: number) => Promise<void> = pause,
  ) {}

  get found(): Part | undefined {
    return this.#found;
  }

  bring(): Promise<Part> {
    return (this.#coming ??= this.#try());
  }

  async #try(): Promise<Part> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return (this.#found = await this.load());
      } catch {
        await this.wait(backOff(attempt, FIRST_PAUSE, LAST_PAUSE, Math.random()));
      }
    }
  }
}
