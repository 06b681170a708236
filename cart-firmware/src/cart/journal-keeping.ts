import type { Journal } from '../journal/journal.js';
import type { Log } from './log.js';

/** What the journal need not keep any more: the last shopper, and old facts. What cannot be done now is done another time. */
export class JournalKeeping {
  #forgetFailed = false;

  constructor(
    private readonly journal: Pick<Journal, 'forgetPeople' | 'prune'>,
    private readonly log: Log,
  ) {}

  /** The last shopper leaves the disk as soon as the store has what they did; it is tried again until then. */
  forgetPeople(): void {
    try {
      this.journal.forgetPeople();
    } catch (error) {
      if (!this.#forgetFailed)
        this.log.error('The last shopper could not be taken out of the journal yet; it is tried again.', error);
      this.#forgetFailed = true;
      return;
    }
    this.#forgetFailed = false;
  }

  /** Old facts that cannot be deleted now are deleted another time: nobody's trip depends on it. */
  prune(): void {
    try {
      this.journal.prune();
    } catch (error) {
      this.log.error('Old facts could not be removed from the journal; it is tried again after the next trip.', error);
    }
  }
}
