import {
  identifier,
  parsePayload,
  parseTopic,
  type CartRequest,
  type DocumentName,
  type Seen,
} from '@smart-cart/contracts';
import type { Database, Tx } from '../database/tables.js';
import { reasonOf } from '../reason.js';
import { recordAnomalies, type Anomaly } from './anomalies.js';
import { storePresence, storeSignOfLife, storeStatus } from './cart-store.js';
import type { FactFollower } from './fact-follower.js';
import { markOf, storeBatch } from './fact-store.js';
import { GapWatch } from './gap-watch.js';
import { projectTrips } from './trip-store.js';

/** A message as it came from the broker. */
export interface Incoming {
  readonly topic: string;
  readonly payload: Uint8Array;
  /** True when the broker had kept it: it tells how things were, not that something happened now. */
  readonly retained: boolean;
}

/** What a committed group of messages means for others. */
export interface Committed {
  /** Marks to acknowledge, the newest of each cart and epoch. */
  readonly acks: readonly { readonly cart: string; readonly epoch: number; readonly seq: number }[];
  readonly catalogueWanted: readonly { readonly cart: string; readonly have: number }[];
  readonly documentsWanted: readonly { readonly cart: string; readonly name: DocumentName; readonly have: number }[];
  /** Carts that have just connected, or think so: they may have missed what was sent before. */
  readonly reconnected: ReadonlySet<string>;
  readonly carts: ReadonlySet<string>;
  readonly trips: readonly { readonly cart: string; readonly trip: string }[];
  readonly anomalies: number;
}

export interface IntakeOptions {
  readonly db: Database;
  readonly store: string;
  readonly now: () => number;
  /** In this order, for each new fact, in its transaction. */
  readonly followers: readonly FactFollower[];
  readonly onSeen: (seen: Seen) => void;
  /** Called after the commit, never before: acknowledgements are sent from here. */
  readonly onCommitted: (committed: Committed) => void;
  readonly log: (line: string) => void;
}

/** Messages that may wait; beyond it the broker is made to wait. */
const QUEUE_LIMIT = 256;
/** Messages that share one commit, because a sync to disk costs the same for one as for many. */
const GROUP_LIMIT = 64;

class Group {
  readonly acks = new Map<string, { cart: string; epoch: number; seq: number }>();
  readonly catalogueWanted = new Map<string, { cart: string; have: number }>();
  readonly documentsWanted = new Map<string, { cart: string; name: DocumentName; have: number }>();
  readonly reconnected = new Set<string>();
  readonly carts = new Set<string>();
  readonly trips = new Map<string, { cart: string; trip: string }>();
  anomalies = 0;

  ack(cart: string, epoch: number, seq: number): void {
    this.acks.set(`${cart} ${epoch}`, { cart, epoch, seq });
  }
}

/**
 * Takes the carts' messages into the database, one worker in order of arrival, many messages to a commit.
 * A message that cannot be stored is not acknowledged and does not hold up the others; its cart sends it again.
 */
export class Intake {
  readonly #options: IntakeOptions;
  readonly #queue: Incoming[] = [];
  readonly #gaps = new GapWatch();
  #room: (() => void)[] = [];
  #working: Promise<void> | undefined;
  #stopped = false;
  #fault: string | null = null;

  constructor(options: IntakeOptions) {
    this.#options = options;
  }

  /** Why the last commit failed, or null. */
  get fault(): string | null {
    return this.#fault;
  }

  /** Resolves when there is room for the next message. After `stop` nothing is taken, and nothing acknowledged. */
  async accept(message: Incoming): Promise<void> {
    if (this.#stopped) return;
    this.#queue.push(message);
    this.#working ??= this.#work();
    if (this.#queue.length >= QUEUE_LIMIT) await new Promise<void>((resolve) => this.#room.push(resolve));
  }

  /** Finishes what was taken. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#working;
  }

  async #work(): Promise<void> {
    // One turn of the loop lets messages of the same read share the first commit.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0) {
      const messages = this.#queue.splice(0, GROUP_LIMIT);
      if (!(await this.#commit(messages)) && messages.length > 1) {
        for (const message of messages) await this.#commit([message]);
      }
      if (this.#queue.length < QUEUE_LIMIT) {
        for (const resume of this.#room.splice(0)) resume();
      }
    }
    this.#working = undefined;
  }

  async #commit(messages: readonly Incoming[]): Promise<boolean> {
    const { db, onCommitted, log } = this.#options;
    const group = new Group();
    try {
      await db.transaction().execute(async (tx) => {
        for (const message of messages) await this.#handle(tx, message, group);
      });
      this.#fault = null;
    } catch (error) {
      this.#fault = `facts cannot be stored: ${reasonOf(error)}`;
      const [first] = messages;
      if (messages.length === 1 && first !== undefined) {
        log(`A message on ${first.topic} could not be stored (${reasonOf(error)}). Its cart will send it again.`);
      }
      return false;
    }
    onCommitted({
      acks: [...group.acks.values()],
      catalogueWanted: [...group.catalogueWanted.values()],
      documentsWanted: [...group.documentsWanted.values()],
      reconnected: group.reconnected,
      carts: group.carts,
      trips: [...group.trips.values()],
      anomalies: group.anomalies,
    });
    return true;
  }

  async #handle(tx: Tx, message: Incoming, group: Group): Promise<void> {
    const address = parseTopic(message.topic);
    if (address === undefined || !identifier.safeParse(address.cart).success) {
      await this.#noticed(tx, group, malformed(message, '', 'the topic names no cart'));
      return;
    }
    const { cart, leaf } = address;
    switch (leaf) {
      case 'facts':
        await this.#facts(tx, cart, message, group);
        return;
      case 'request': {
        const parsed = parsePayload('request', message.payload);
        if (!parsed.ok) await this.#noticed(tx, group, malformed(message, cart, parsed.reason));
        else await this.#request(tx, cart, parsed.value, group);
        return;
      }
      case 'presence': {
        const parsed = parsePayload('presence', message.payload);
        if (!parsed.ok) await this.#noticed(tx, group, malformed(message, cart, parsed.reason));
        else if (parsed.value.cart !== cart)
          await this.#noticed(tx, group, wrongCart(message, cart, parsed.value.cart));
        else {
          await storePresence(tx, parsed.value, message.retained, this.#options.now());
          group.carts.add(cart);
        }
        return;
      }
      case 'status': {
        const parsed = parsePayload('status', message.payload);
        if (!parsed.ok) await this.#noticed(tx, group, malformed(message, cart, parsed.reason));
        else if (parsed.value.cart !== cart)
          await this.#noticed(tx, group, wrongCart(message, cart, parsed.value.cart));
        else {
          await storeStatus(tx, parsed.value, message.retained, this.#options.now());
          group.carts.add(cart);
        }
        return;
      }
      case 'seen': {
        const parsed = parsePayload('seen', message.payload);
        if (!parsed.ok) await this.#noticed(tx, group, malformed(message, cart, parsed.reason));
        else if (parsed.value.cart !== cart)
          await this.#noticed(tx, group, wrongCart(message, cart, parsed.value.cart));
        else this.#options.onSeen(parsed.value);
        return;
      }
      default:
        await this.#noticed(tx, group, malformed(message, cart, `nothing is expected on the topic "${leaf}"`));
    }
  }

  async #facts(tx: Tx, cart: string, message: Incoming, group: Group): Promise<void> {
    const parsed = parsePayload('facts', message.payload);
    if (!parsed.ok) {
      this.#gaps.forget(cart);
      await this.#noticed(tx, group, malformed(message, cart, parsed.reason));
      return;
    }
    const batch = parsed.value;
    if (batch.cart !== cart) {
      await this.#noticed(tx, group, wrongCart(message, cart, batch.cart));
      return;
    }
    const { store, now } = this.#options;
    const receivedAt = now();
    const mark = await markOf(tx, cart, batch.epoch);
    const first = batch.facts[0]?.seq ?? 0;
    if (first <= mark + 1) this.#gaps.forget(cart);
    const bridge = first > mark + 1 && this.#gaps.isForEver(cart, batch.epoch, mark, first);
    const stored = await storeBatch(tx, batch, { store, cart, topic: message.topic, receivedAt }, mark, bridge);
    for (const trip of await projectTrips(tx, cart, stored.fresh)) group.trips.set(`${cart} ${trip}`, { cart, trip });
    for (const fact of stored.fresh) {
      for (const follow of this.#options.followers) await follow(tx, cart, fact);
    }
    await storeSignOfLife(tx, cart, receivedAt);
    await this.#noticed(tx, group, ...stored.anomalies);
    group.carts.add(cart);
    group.ack(cart, batch.epoch, stored.mark);
  }

  async #request(tx: Tx, cart: string, request: CartRequest, group: Group): Promise<void> {
    await storeSignOfLife(tx, cart, this.#options.now());
    group.carts.add(cart);
    if (request.kind === 'catalogue') group.catalogueWanted.set(cart, { cart, have: request.have });
    else if (request.kind === 'document') {
      const { name, have } = request;
      group.documentsWanted.set(`${cart} ${name}`, { cart, name, have });
    } else {
      group.ack(cart, request.epoch, await markOf(tx, cart, request.epoch));
      // Asked after each connect, and after a while of silence.
      group.reconnected.add(cart);
    }
  }

  async #noticed(tx: Tx, group: Group, ...anomalies: readonly Anomaly[]): Promise<void> {
    group.anomalies += anomalies.length;
    await recordAnomalies(tx, anomalies, this.#options.now());
  }
}

function malformed(message: Incoming, cart: string, reason: string): Anomaly {
  return { kind: 'malformed', cart, topic: message.topic, reason, detail: excerpt(message) };
}

function wrongCart(message: Incoming, cart: string, named: string): Anomaly {
  const reason = `the message names the cart "${named}", the topic belongs to "${cart}"`;
  return { kind: 'wrong-cart', cart, topic: message.topic, reason, detail: excerpt(message) };
}

function excerpt(message: Incoming): string {
  // Control characters would garble the staff page and terminals.
  const text = Buffer.from(message.payload.subarray(0, 400)).toString('utf8');
  return text.replace(/\p{Cc}/gu, '·');
}
