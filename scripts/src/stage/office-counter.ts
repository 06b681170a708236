import { z } from 'zod';
import type { AcquirerMood, StaffDeed, StoreCounter } from '../sim/world/store-counter.js';

const refusal = z.object({ error: z.string() });
const queue = z.array(
  z.object({
    kind: z.string(),
    cart: z.string(),
    trip: z.string(),
    tender: z.object({ tender: z.int() }).optional(),
  }),
);
const BY = 'Kim';
/** A payment of the demo takes a moment, so that its progress can be seen. */
const ANSWER_MS = 900;

/** The demo's staff: acts through the back office's own interface, as the staff page does. */
export class OfficeCounter implements StoreCounter {
  #address: string | undefined;

  constructor(private readonly cart: string) {}

  /** The back office is there. @param address of its page */
  open(address: string): void {
    this.#address = address;
  }

  async setAcquirer(mood: AcquirerMood, delayMs = ANSWER_MS): Promise<void> {
    await this.#ask('PUT', '/api/acquirer/simulation', { behaviour: mood, times: null, delayMs });
  }

  async act(deed: StaffDeed): Promise<void> {
    const cart = `/api/carts/${this.cart}`;
    const by = { by: BY };
    switch (deed) {
      case 'age-yes':
      case 'age-no':
        return this.#ask('POST', `${cart}/age-check`, { approved: deed === 'age-yes', ...by });
      case 'audit':
        return this.#ask('POST', `${cart}/audit`, { scope: 'partial' });
      case 'audit-fine':
        return this.#ask('POST', `${cart}/audit-answer`, { outcome: 'fine', ...by });
      case 'help-coming':
        return this.#ask('POST', `${cart}/help-coming`, by);
      case 'help-done':
        return this.#ask('POST', `${cart}/help-answered`, by);
      case 'desk-paid':
        return this.#takeMoney();
    }
  }

  async #takeMoney(): Promise<void> {
    const response = await fetch(new URL('/api/queue', this.#open));
    const waiting = queue.parse(await response.json()).find(({ kind }) => kind === 'cash-desk');
    if (waiting?.tender === undefined) throw new Error('No cart has handed a payment over to the cash desk.');
    const { cart, trip, tender } = waiting;
    await this.#ask('POST', `/api/tenders/${cart}/${trip}/${String(tender.tender)}/paid`, { by: BY });
  }

  get #open(): string {
    if (this.#address === undefined) throw new Error('The back office is not open yet. Try again in a moment.');
    return this.#address;
  }

  async #ask(method: 'PUT' | 'POST', path: string, body: object): Promise<void> {
    const answer = await fetch(new URL(path, this.#open), {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.ok) return;
    const why = refusal.safeParse(await answer.json().catch(() => undefined));
    throw new Error(why.success ? why.data.error : `The back office answered ${String(answer.status)} to ${path}.`);
  }
}
