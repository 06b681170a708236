import { EventEmitter } from 'node:events';
import {
  backOff,
  topics,
  type CartRequest,
  type CartStatus,
  type DocumentHead,
  type FactAck,
  type PartCondition,
  type Presence,
  type Seen,
  type StoreNews,
  type StorePresence,
} from '@smart-cart/contracts';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { CatalogueStore } from '../catalogue/catalogue-store.js';
import type { DocumentStore } from '../documents/document-store.js';
import type { Journal } from '../journal/journal.js';
import { CatalogueIntake } from './catalogue-intake.js';
import { LINK_TIMING, type LinkTiming, type StoreLinkConfig } from './config.js';
import { Connection } from './connection.js';
import { readCredentials } from './credentials.js';
import { DocumentIntake } from './document-intake.js';
import { clockProblem, type LinkFailure } from './failure.js';
import { Inbox } from './inbox.js';
import { NewestOnly } from './newest-only.js';
import { Outbox } from './outbox.js';
import { NewsGate, type AnswerNews } from './news-gate.js';

export interface StoreLinkOptions {
  readonly config: StoreLinkConfig;
  readonly store: string;
  readonly cart: string;
  /** Of the firmware. */
  readonly version: string;
  /** New with every start of the firmware. */
  readonly bootId: string;
  /** Open. */
  readonly journal: Pick<Journal, 'after' | 'position' | 'acknowledge' | 'renew'>;
  /** Open. */
  readonly catalogueStore: Pick<CatalogueStore, 'apply' | 'version' | 'current'>;
  /** Open. */
  readonly documents: Pick<DocumentStore, 'put' | 'current'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly timing?: Partial<LinkTiming>;
}

/** What the cart says of itself; the link adds names, time, backlog and catalogue version. */
export type StatusPart = Pick<CartStatus, 'conditions' | 'light' | 'trip' | 'battery'>;

export interface StoreLinkEvents {
  /** The connection to the back office: `ready` once it has answered. */
  state: [PartCondition];
  /** A newer catalogue is on disk and in `catalogueStore.current`. */
  catalogue: [Catalogue];
  /** A newer document is on disk and in use. */
  document: [DocumentHead];
  /** What concerns people and trips. The store repeats it until the fact that follows has arrived: take it idempotently. */
  news: [AnswerNews];
  /** A message that was not acted upon. */
  rejected: [{ topic: string; reason: string }];
}

const REQUEST_EXPIRY_S = 60;

/** The cart's end of the store link (docs/protocols.md). Runs for ever once started; the shop goes on without it. */
export class StoreLink extends EventEmitter<StoreLinkEvents> {
  readonly #timing: LinkTiming;
  readonly #outbox: Outbox;
  readonly #catalogue: CatalogueIntake;
  readonly #documents: DocumentIntake;
  readonly #status: NewestOnly<StatusPart>;
  readonly #gate = new NewsGate();
  readonly #clientId: string;
  #running = false;
  #connection: Connection | undefined;
  #announced = false;
  /** Topics the broker refused: what the store says there is never heard, however well the rest works. */
  #unreadable: readonly string[] = [];
  /** The broker has carried our own birth: from then on another boot id is another cart, not our past. */
  #seenOwn = false;
  #attempt = 0;
  #connectedAt = 0;
  #oldBroker = false;
  #timers = new Set<NodeJS.Timeout>();
  #condition: PartCondition = { state: 'starting' };
  #storeBootId: string | undefined;
  #lastStatus: StatusPart | undefined;
  #dialling: Promise<void> = Promise.resolve();
  readonly #inbox: Inbox;

  constructor(private readonly options: StoreLinkOptions) {
    super();
    const { store, cart, journal, catalogueStore, documents, random } = options;
    this.#timing = { ...LINK_TIMING, ...options.timing };
    this.#clientId = `cart-${store}-${cart}`;
    this.#outbox = new Outbox(
      journal,
      cart,
      {
        ask: (epoch) => this.#request({ kind: 'high-water-mark', epoch }),
        send: ({ payload }) => this.#connection?.publish(topics.facts(store, cart), payload, { qos: 1 }),
        answered: () => {
          // Only an answer of the store itself proves a connection good; after it a new fault begins with short pauses.
          this.#attempt = 0;
          this.#become(this.#unreadable.length > 0 ? this.#notAllowed() : { state: 'ready' });
          this.#refreshStatus();
        },
        silent: () => this.#storeSilent(),
        beyond: (ack) => this.#beyond(ack),
        failed: (error) => this.#failed(error),
      },
      this.#timing,
      random,
    );
    this.#catalogue = new CatalogueIntake(
      catalogueStore,
      {
        ask: (have) => this.#request({ kind: 'catalogue', have }),
        applied: (catalogue) => {
          this.emit('catalogue', catalogue);
          this.#refreshStatus();
        },
        failed: (error) => this.#failed(error),
      },
      this.#timing,
      random,
    );
    this.#documents = new DocumentIntake(
      (name) => documents.current(name)?.head,
      {
        ask: (name, have) => this.#request({ kind: 'document', name, have }),
        put: (head, bytes) => documents.put(head, bytes),
        applied: (head) => this.emit('document', head),
        refused: ({ name, version }, reason) =>
          this.emit('rejected', {
            topic: topics.documents(store),
            reason: `version ${version} of the document "${name}" cannot be used: ${reason}; the one before stays`,
          }),
        failed: (error) => this.#failed(error),
      },
      this.#timing,
      random,
    );
    this.#inbox = new Inbox(store, cart, {
      ack: (ack) => this.#outbox.acknowledged(ack),
      news: (news) => this.#news(news),
      head: (head) => this.#catalogue.head(head.version),
      delta: (delta) => this.#catalogue.news(delta),
      documents: ({ documents: heads }) => this.#documents.heads(heads),
      storePresence: (presence) => this.#storePresence(presence),
      ownPresence: (presence) => this.#ownPresence(presence),
      rejected: (message) => this.emit('rejected', message),
    });
    this.#status = new NewestOnly(this.#timing.statusInterval, (part) => this.#publishStatus(part));
  }

  get condition(): PartCondition {
    return this.#condition;
  }

  /** MQTT version in use, while connected. */
  get protocol(): '5' | '3.1.1' | undefined {
    if (!this.#announced || !this.#connection) return undefined;
    return this.#connection.version === 5 ? '5' : '3.1.1';
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#attempt = 0;
    this.#become({ state: 'starting', message: `Connecting to ${this.options.config.url}.` });
    this.#dial();
  }

  /** Tells the store that the cart goes, and ends. */
  async stop(): Promise<void> {
    this.#running = false;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#outbox.disconnected();
    this.#catalogue.disconnected();
    this.#documents.disconnected();
    this.#status.stop();
    await this.#dialling;
    const connection = this.#connection;
    this.#connection = undefined;
    const farewell = this.#announced ? { topic: this.#presenceTopic, payload: this.#presence(false) } : undefined;
    this.#announced = false;
    await connection?.end(farewell, this.#timing.farewell);
  }

  /** There are new facts in the journal. */
  wake(): void {
    this.#outbox.wake();
  }

  /** What the camera saw: for looking at, so it is never kept, never sent twice, and lost while offline. */
  sendSeen(seen: Omit<Seen, 'cart'>): void {
    const { store, cart } = this.options;
    if (!this.#announced) return;
    this.#connection?.publish(topics.seen(store, cart), JSON.stringify({ cart, ...seen }), { qos: 0 });
  }

  setStatus(part: StatusPart): void {
    this.#lastStatus = part;
    this.#refreshStatus();
  }

  #dial(): void {
    this.#dialling = this.#dialNow().catch((error: unknown) => {
      this.#closed({ message: error instanceof Error ? error.message : String(error) });
    });
  }

  async #dialNow(): Promise<void> {
    const { config, store, cart, now } = this.options;
    const clock = config.url.startsWith('mqtts:') ? clockProblem(now()) : undefined;
    if (clock !== undefined) {
      this.#closed({ message: clock });
      return;
    }
    const credentials = await readCredentials(config, store, cart);
    if (!this.#running) return;
    const version = config.protocol === '5' ? 5 : config.protocol === '3.1.1' || this.#oldBroker ? 4 : 5;
    const connection = new Connection(
      {
        url: config.url,
        clientId: this.#clientId,
        version,
        credentials,
        keepalive: config.keepalive,
        will: { topic: this.#presenceTopic, payload: this.#presence(false, 'will') },
        connectTimeout: this.#timing.connectTimeout,
      },
      {
        connected: () => void this.#connected(connection),
        message: (topic, payload, retained) => this.#inbox.deliver(topic, payload, retained),
        closed: (failure) => this.#closed(failure, version),
      },
    );
    this.#connection = connection;
  }

  async #connected(connection: Connection): Promise<void> {
    this.#connectedAt = this.options.now();
    const refused = await connection.subscribe(this.#inbox.topics);
    if (this.#connection !== connection || !this.#running) return;
    this.#announced = true;
    this.#announce();
    this.#unreadable = refused;
    const waiting = { state: 'starting', message: 'Connected to the broker; waiting for the back office.' } as const;
    this.#become(refused.length > 0 ? this.#notAllowed() : waiting);
    this.#refreshStatus();
    this.#outbox.connected();
    this.#catalogue.connected();
    this.#documents.connected();
  }

  #notAllowed(): PartCondition {
    const message = `The broker does not let this cart read ${this.#unreadable.join(', ')}. Check the access rules of the broker for this cart.`;
    return { state: 'fault', message };
  }

  #closed(failure: LinkFailure, version?: 4 | 5): void {
    const wasOpen = this.#announced;
    this.#connection = undefined;
    this.#announced = false;
    this.#storeBootId = undefined;
    this.#outbox.disconnected();
    this.#catalogue.disconnected();
    this.#documents.disconnected();
    if (!this.#running) return;
    const { config, now, random } = this.options;
    const { stable, backOffFirst, backOffLast } = this.#timing;
    if (wasOpen && now() - this.#connectedAt >= stable) this.#attempt = 0;
    if (config.protocol === 'auto' && version !== undefined && failure.version !== undefined) {
      const tryOlder = version === 5;
      // Learnt for good only when the broker said so: one that just restarts hangs up as well.
      this.#oldBroker = tryOlder;
      if (tryOlder) {
        this.#dial();
        return;
      }
    } else if (config.protocol === 'auto' && version === 4 && !wasOpen) {
      this.#oldBroker = false;
    }
    this.#become({ state: 'fault', message: failure.message });
    // Two carts with one name would otherwise throw each other out without end.
    if (failure.takenOver) this.#attempt = Math.max(this.#attempt, 4);
    this.#later(backOff(this.#attempt, backOffFirst, backOffLast, random()), () => this.#dial());
    this.#attempt += 1;
  }

  /** What is said about this cart under its own name. */
  #ownPresence({ online, bootId }: Presence): void {
    if (!online) {
      // A will of an older connection that arrives late says "offline" about a cart that is here.
      if (this.#announced) this.#announce();
      return;
    }
    if (bootId === this.options.bootId || !this.#seenOwn) {
      this.#seenOwn ||= bootId === this.options.bootId;
      return;
    }
    // Not every broker says so when it throws one of the two out.
    this.emit('rejected', {
      topic: this.#presenceTopic,
      reason: 'another cart announces itself under this name: check `cart` in the configuration of both',
    });
  }

  #news(news: StoreNews): void {
    if (news.kind === 'catalogue') {
      this.#catalogue.news(news.news);
      return;
    }
    if (news.kind === 'document') {
      this.#documents.part(news.part);
      return;
    }
    if (this.#gate.passes(news, this.options.now())) this.emit('news', news);
  }

  #storePresence({ online, bootId }: StorePresence): void {
    if (!online) {
      this.#become({ state: 'fault', message: 'The back office is offline. Facts wait on the cart.' });
      return;
    }
    const returned =
      this.#condition.state === 'fault' || (this.#storeBootId !== undefined && this.#storeBootId !== bootId);
    this.#storeBootId = bootId;
    // Every cart of the store sees this at once, so each asks at a time of its own.
    if (returned && this.#announced) {
      this.#later(this.options.random() * this.#timing.backOffFirst, () => {
        if (this.#announced) this.#outbox.connected();
      });
    }
  }

  #storeSilent(): void {
    this.#become({
      state: 'fault',
      message:
        'The broker is reached, but the back office does not answer. Check that it runs; facts wait on the cart.',
    });
  }

  /** New facts must not carry numbers the store has already: it would take them for old ones. */
  #beyond(ack: FactAck): void {
    const { journal, store, cart } = this.options;
    const { last } = journal.position;
    try {
      journal.renew();
    } catch (error) {
      this.#failed(error);
      return;
    }
    this.emit('rejected', {
      topic: topics.ack(store, cart),
      reason: `the store has fact ${ack.seq} of epoch ${ack.epoch}, the journal only ${last}: it was put back to an older state, or the disk lost what it had promised to keep. A new epoch begins; check the disk`,
    });
    this.#outbox.connected();
  }

  #failed(error: unknown): void {
    this.#become({ state: 'fault', message: error instanceof Error ? error.message : String(error) });
  }

  #request(request: CartRequest): void {
    const { store, cart } = this.options;
    this.#connection?.publish(topics.request(store, cart), JSON.stringify(request), {
      qos: 1,
      expiry: REQUEST_EXPIRY_S,
    });
  }

  get #presenceTopic(): string {
    return topics.presence(this.options.store, this.options.cart);
  }

  #announce(): void {
    this.#connection?.publish(this.#presenceTopic, this.#presence(true), { qos: 1, retain: true });
  }

  #presence(online: boolean, as: 'said' | 'will' = 'said'): string {
    const { cart, bootId, version, now } = this.options;
    const presence: Presence = { cart, online, bootId, version, ...(as === 'said' && { at: now() }) };
    return JSON.stringify(presence);
  }

  #refreshStatus(): void {
    if (this.#lastStatus && this.#running) this.#status.offer(this.#lastStatus);
  }

  #publishStatus(part: StatusPart): void {
    if (!this.#announced) return;
    const { store, cart, bootId, now, journal, catalogueStore } = this.options;
    const { last, acknowledged } = journal.position;
    const status: CartStatus = {
      cart,
      bootId,
      at: now(),
      ...part,
      backlog: last - acknowledged,
      catalogueVersion: catalogueStore.version,
    };
    this.#connection?.publish(topics.status(store, cart), JSON.stringify(status), { qos: 0, retain: true });
  }

  #become(condition: PartCondition): void {
    if (condition.state === this.#condition.state && condition.message === this.#condition.message) return;
    this.#condition = { ...condition, since: this.options.now() };
    this.emit('state', this.#condition);
  }

  #later(wait: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (this.#running) work();
    }, wait);
    this.#timers.add(timer);
  }
}
