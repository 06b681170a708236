import {
  parsePayload,
  topics,
  type CatalogueDelta,
  type CatalogueHead,
  type DocumentHeads,
  type FactAck,
  type Leaf,
  type Presence,
  type StoreNews,
  type StorePresence,
} from '@smart-cart/contracts';

export interface InboxHandlers {
  readonly ack: (ack: FactAck) => void;
  readonly news: (news: StoreNews) => void;
  readonly head: (head: CatalogueHead) => void;
  readonly documents: (heads: DocumentHeads) => void;
  readonly delta: (delta: CatalogueDelta) => void;
  readonly storePresence: (presence: StorePresence) => void;
  /** What is said about this cart under its own name. */
  readonly ownPresence: (presence: Presence) => void;
  readonly rejected: (message: { topic: string; reason: string }) => void;
}

type Take = (payload: Buffer, retained: boolean) => void;

/** What the cart listens to. A payload is checked against its schema before anybody acts on it. */
export class Inbox {
  readonly #takers: ReadonlyMap<string, Take>;

  constructor(
    store: string,
    cart: string,
    private readonly handlers: InboxHandlers,
  ) {
    this.#takers = new Map([
      this.#on(topics.ack(store, cart), 'ack', handlers.ack),
      this.#neverRetained(this.#on(topics.news(store, cart), 'news', handlers.news)),
      this.#on(topics.catalogueHead(store), 'catalogue', handlers.head),
      this.#on(topics.catalogueDelta(store), 'delta', handlers.delta),
      this.#on(topics.documents(store), 'documents', handlers.documents),
      this.#on(topics.store(store), 'store', handlers.storePresence),
      this.#on(topics.presence(store, cart), 'presence', handlers.ownPresence),
    ]);
  }

  get topics(): string[] {
    return [...this.#takers.keys()];
  }

  deliver(topic: string, payload: Buffer, retained: boolean): void {
    const take = this.#takers.get(topic);
    if (take) take(payload, retained);
    else this.handlers.rejected({ topic, reason: 'the cart has not subscribed to this topic' });
  }

  #on<L extends Leaf>(topic: string, leaf: L, act: (value: PayloadOf<L>) => void): readonly [string, Take] {
    const take = (payload: Buffer): void => {
      // An empty payload is how a retained message is deleted.
      if (payload.byteLength === 0) return;
      const parsed = parsePayload(leaf, payload);
      if (parsed.ok) act(parsed.value);
      else this.handlers.rejected({ topic, reason: parsed.reason });
    };
    return [topic, take];
  }

  /** A retained command would come again with every connect. */
  #neverRetained([topic, take]: readonly [string, Take]): readonly [string, Take] {
    const guarded = (payload: Buffer, retained: boolean): void => {
      if (retained) this.handlers.rejected({ topic, reason: 'news must not be retained' });
      else take(payload, retained);
    };
    return [topic, guarded];
  }
}

type PayloadOf<L extends Leaf> = Extract<ReturnType<typeof parsePayload<L>>, { ok: true }>['value'];
