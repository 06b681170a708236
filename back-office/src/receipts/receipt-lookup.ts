import type { Database } from '../database/tables.js';
import { factsOfTrip } from '../ingest/fact-store.js';
import { readTrip } from '../ingest/trip-store.js';
import { receiptHtml, type PageDress } from './receipt-html.js';
import type { ReceiptLinks } from './receipt-link.js';
import { languageOfTrip } from './trip-language.js';

/** Shoppers' own receipts, by the address only they were given. */
export class ReceiptLookup {
  constructor(
    private readonly db: Database,
    private readonly links: ReceiptLinks,
    private readonly about: { readonly store: string; readonly timeZone: string },
  ) {}

  /** The receipt as a page; undefined when no trip has this token. */
  async page(token: string, dress: PageDress): Promise<string | undefined> {
    const read = this.links.read(token);
    if (read === undefined) return undefined;
    const rows = await this.db.selectFrom('receipts').select('cart').where('trip', '=', read.trip).execute();
    const cart = rows.find((row) => read.isOf(row.cart))?.cart;
    if (cart === undefined) return undefined;
    const known = await readTrip(this.db, cart, read.trip);
    if (known === undefined) return undefined;
    const { receipt, visit, startedAt, finishedAt } = known;
    const language = languageOfTrip(await factsOfTrip(this.db, cart, read.trip));
    return receiptHtml({ ...this.about, cart, receipt, visit, at: finishedAt ?? startedAt, language }, dress);
  }

  /** `/r/…`, below the address of this back office. */
  path(cart: string, trip: string): string {
    return `/r/${this.links.token(cart, trip)}`;
  }
}
