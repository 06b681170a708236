import { isHeadRefusal, ModelsError } from '../models-error.js';
import type { Head } from './head.js';
import { openHead, type OpenOptions } from './signed-head.js';

export type Offer =
  | { readonly accepted: true; readonly version: number }
  | { readonly accepted: false; readonly version: number | undefined; readonly reason: ModelsError };

/** The head in service. An offered one takes its place between two pictures, or is refused and the old one stays. */
export class HeadSlot {
  #head: Head | undefined;

  constructor(private readonly terms: Required<Omit<OpenOptions, 'where'>>) {}

  get head(): Head | undefined {
    return this.#head;
  }

  /** `version` in the result is that of the head in service afterwards. */
  offer(text: string, where: string): Offer {
    try {
      const head = openHead(text, { ...this.terms, where });
      const current = this.#head?.version ?? -1;
      if (head.version < current) {
        throw new ModelsError(
          'bad-head',
          `The head in ${where} has version ${head.version}, older than ${current} in service: export a newer one.`,
        );
      }
      this.#head = head;
      return { accepted: true, version: head.version };
    } catch (error) {
      if (!isHeadRefusal(error)) throw error;
      return { accepted: false, version: this.#head?.version, reason: error };
    }
  }
}
