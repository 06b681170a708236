import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Database } from '../database/tables.js';

const SECRET = 'receipt-links';
/** 128 bits: nobody guesses one in the life of a store. */
const MAC_BYTES = 16;

/** 122 random bits, made by the cart: a secret between it, its shopper and us. Other ids could be counted through. */
const RANDOM_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * Makes and checks the addresses under which shoppers find their receipts: a trip and a seal only this store can make,
 * as we write them in mails, or a trip's random id alone, as a cart shows it without having to ask us.
 */
export class ReceiptLinks {
  private constructor(
    private readonly key: Buffer,
    private readonly store: string,
  ) {}

  /** Reads the store's key, made on first use. */
  static async open(db: Database, store: string): Promise<ReceiptLinks> {
    await db
      .insertInto('secrets')
      .values({ name: SECRET, value: randomBytes(32).toString('base64') })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    const { value } = await db
      .selectFrom('secrets')
      .select('value')
      .where('name', '=', SECRET)
      .executeTakeFirstOrThrow();
    return new ReceiptLinks(Buffer.from(value, 'base64'), store);
  }

  token(cart: string, trip: string): string {
    return `${trip}.${this.#seal(cart, trip).toString('base64url')}`;
  }

  /** The trip a token is for, and a test whether it is that of a cart: two carts may have made the same trip id. */
  read(token: string): { readonly trip: string; readonly isOf: (cart: string) => boolean } | undefined {
    if (RANDOM_ID.test(token)) return { trip: token, isOf: () => true };
    const match = /^([0-9A-Za-z-]{8,40})\.([\w-]{22})$/.exec(token);
    const [, trip, seal] = match ?? [];
    if (trip === undefined || seal === undefined) return undefined;
    const given = Buffer.from(seal, 'base64url');
    const isOf = (cart: string): boolean =>
      given.length === MAC_BYTES && timingSafeEqual(given, this.#seal(cart, trip));
    return { trip, isOf };
  }

  #seal(cart: string, trip: string): Buffer {
    const mac = createHmac('sha256', this.key).update(`${this.store}\n${cart}\n${trip}`).digest();
    return mac.subarray(0, MAC_BYTES);
  }
}
