/** What the store said to a cart and must arrive: sent again until the fact that follows from it is stored. */
export interface AnswerTable {
  cart: string;
  id: string;
  /** The trip it is about; a call for help belongs to the trip that was open. */
  trip: string;
  kind: string;
  /** The news of the contracts without `id` and `expires`, as JSON. */
  news: string;
  created_at: number;
  /** Milliseconds since 1970 after which it is worthless; null: valid until the trip ends. */
  expires_at: number | null;
  /** Null while it has to be sent. */
  settled_at: number | null;
  /** `fact`, `trip-ended`, `replaced`, `expired`. */
  settled_by: string | null;
}

/** Versions of the documents that carts keep. */
export interface DocumentTable {
  name: string;
  version: number;
  sha256: string;
  bytes: number;
  /** Base64: the same in every database. */
  content: string;
  /** Where it came from, in words: a file, a name of staff, a training. */
  origin: string;
  at: number;
}

/** Receipts on their way to an address. The row is deleted, and the address with it, when that is done or given up. */
export interface LetterTable {
  cart: string;
  trip: string;
  address: string;
  wanted_at: number;
  attempts: number;
  next_at: number;
}

/** Keys this store made for itself. */
export interface SecretTable {
  name: string;
  value: string;
}
