import { EventEmitter } from 'node:events';
import { Socket } from 'node:net';
import {
  parsePayload,
  topics,
  type CartStatus,
  type CatalogueDelta,
  type CatalogueHead,
  type DocumentHeads,
  type DocumentName,
  type Fact,
  type FactAck,
  type StoreNews,
  type StorePresence,
} from '@smart-cart/contracts';
import mqtt, { type MqttClient } from 'mqtt';

export const STORE = 'store-1';
const PATIENCE_MS = 20_000;
const RESEND_MS = 250;

/** The other end of the wire, as small as can be: sends facts again until they are acknowledged. */
export class TestCart {
  readonly acks: FactAck[] = [];
  readonly news: StoreNews[] = [];
  readonly heads: CatalogueHead[] = [];
  readonly deltas: CatalogueDelta[] = [];
  readonly stores: StorePresence[] = [];
  readonly documents: DocumentHeads[] = [];
  readonly #arrived = new EventEmitter();
  #client: MqttClient | undefined;

  constructor(
    readonly url: string,
    readonly name: string,
    readonly bootId = 'boot-1',
  ) {
    this.#arrived.setMaxListeners(0);
  }

  async connect(): Promise<this> {
    const will = { cart: this.name, online: false, bootId: this.bootId, version: '1' };
    const client = mqtt.connect(this.url, {
      protocolVersion: 4,
      clientId: `${this.name}-${this.bootId}`,
      reconnectPeriod: 100,
      will: {
        topic: topics.presence(STORE, this.name),
        payload: Buffer.from(JSON.stringify(will)),
        qos: 1,
        retain: true,
      },
    });
    this.#client = client;
    client.on('connect', () => {
      if (client.stream instanceof Socket) client.stream.setNoDelay(true);
    });
    client.on('error', () => undefined);
    client.on('message', (topic, payload) => this.#take(topic, payload));
    await new Promise<void>((resolve) => client.once('connect', () => resolve()));
    await client.subscribeAsync(
      [
        topics.ack(STORE, this.name),
        topics.news(STORE, this.name),
        topics.catalogueHead(STORE),
        topics.catalogueDelta(STORE),
        topics.store(STORE),
        topics.documents(STORE),
      ],
      { qos: 1 },
    );
    return this;
  }

  async close(): Promise<void> {
    await this.#client?.endAsync(true);
  }

  /** Breaks the connection without a word, so that the broker publishes the will. */
  async breakOff(): Promise<void> {
    const client = this.#client;
    if (client === undefined) return;
    client.options.reconnectPeriod = 0;
    const closed = new Promise<void>((resolve) => client.once('close', resolve));
    client.stream.destroy();
    await closed;
    await client.endAsync(true);
  }

  async publish(topic: string, payload: string | Buffer, retain = false): Promise<void> {
    await this.#client?.publishAsync(topic, payload, { qos: 1, retain });
  }

  async send(facts: readonly Fact[], epoch = facts[0]?.epoch ?? 1): Promise<void> {
    await this.publish(topics.facts(STORE, this.name), JSON.stringify({ cart: this.name, epoch, facts }));
  }

  async presence(online: boolean, bootId: string, retain = true): Promise<void> {
    const message = { cart: this.name, online, bootId, at: Date.now(), version: '1' };
    await this.publish(topics.presence(STORE, this.name), JSON.stringify(message), retain);
  }

  async status(over: Partial<CartStatus> = {}): Promise<void> {
    const condition = { state: 'ready' } as const;
    const status: CartStatus = {
      cart: this.name,
      bootId: this.bootId,
      at: Date.now(),
      conditions: {
        scale: condition,
        camera: condition,
        reader: condition,
        recogniser: { state: 'absent' },
        board: { state: 'absent' },
        store: condition,
        journal: condition,
      },
      light: 'green',
      trip: null,
      backlog: 0,
      catalogueVersion: 1,
      ...over,
    };
    await this.publish(topics.status(STORE, this.name), JSON.stringify(status), true);
  }

  /** Asks and waits for the answer; whatever was sent before has been dealt with by then. */
  async highWaterMark(epoch = 1): Promise<number> {
    const before = this.acks.length;
    await this.publish(topics.request(STORE, this.name), JSON.stringify({ kind: 'high-water-mark', epoch }));
    await this.until(() => this.acks.slice(before).some((ack) => ack.epoch === epoch));
    return this.acks.at(-1)?.seq ?? 0;
  }

  async askCatalogue(have: number): Promise<void> {
    await this.publish(topics.request(STORE, this.name), JSON.stringify({ kind: 'catalogue', have }));
  }

  async askDocument(name: DocumentName, have = 0): Promise<void> {
    await this.publish(topics.request(STORE, this.name), JSON.stringify({ kind: 'document', name, have }));
  }

  /** Resolves with the first news of a kind that has arrived, or does. */
  async newsOf<K extends StoreNews['kind']>(kind: K): Promise<Extract<StoreNews, { kind: K }>> {
    const find = (): StoreNews | undefined => this.news.find((news) => news.kind === kind);
    await this.until(() => find() !== undefined);
    return find() as Extract<StoreNews, { kind: K }>;
  }

  /** Sends and sends again, `window` facts at a time, until all are acknowledged. */
  async deliver(facts: readonly Fact[], window = 20): Promise<void> {
    const last = facts.at(-1);
    if (last === undefined) return;
    for (;;) {
      const mark = this.markSeen(last.epoch);
      if (mark >= last.seq) return;
      const batch = facts.filter((fact) => fact.seq > mark).slice(0, window);
      await this.send(batch);
      await this.until(() => this.markSeen(last.epoch) > mark, RESEND_MS).catch(() => undefined);
    }
  }

  /** The highest acknowledgement seen. */
  markSeen(epoch = 1): number {
    return Math.max(0, ...this.acks.filter((ack) => ack.epoch === epoch).map((ack) => ack.seq));
  }

  /** Resolves when what has arrived makes `condition` true. */
  async until(condition: () => boolean, patienceMs = PATIENCE_MS): Promise<void> {
    if (condition()) return;
    await new Promise<void>((resolve, reject) => {
      const check = (): void => {
        if (!condition()) return;
        clearTimeout(timer);
        this.#arrived.off('message', check);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#arrived.off('message', check);
        reject(new Error(`waited ${patienceMs} ms in vain until ${String(condition)}`));
      }, patienceMs);
      this.#arrived.on('message', check);
    });
  }

  #take(topic: string, payload: Buffer): void {
    const keep = <T>(parsed: { ok: true; value: T } | { ok: false; reason: string }, list: T[]): void => {
      if (!parsed.ok) throw new Error(`the store sent what the contracts refuse, on ${topic}: ${parsed.reason}`);
      list.push(parsed.value);
    };
    if (topic === topics.ack(STORE, this.name)) keep(parsePayload('ack', payload), this.acks);
    else if (topic === topics.news(STORE, this.name)) keep(parsePayload('news', payload), this.news);
    else if (topic === topics.catalogueHead(STORE)) keep(parsePayload('catalogue', payload), this.heads);
    else if (topic === topics.catalogueDelta(STORE)) keep(parsePayload('delta', payload), this.deltas);
    else if (topic === topics.documents(STORE)) keep(parsePayload('documents', payload), this.documents);
    else if (topic === topics.store(STORE)) keep(parsePayload('store', payload), this.stores);
    this.#arrived.emit('message');
  }
}
