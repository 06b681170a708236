import {
  parsePayload,
  parseTopic,
  topics,
  upwardTopics,
  type CartRequest,
  type CartStatus,
  type CatalogueNews,
  type DocumentName,
  type Fact,
  type Presence,
} from '@smart-cart/contracts';
import mqtt, { type MqttClient } from 'mqtt';

export const STORE = 'market-7';
export const CART = 'cart-12';

/** The least back office: keeps facts by number, acknowledges, answers questions. Its memory outlives its connection. */
export class StorePeer {
  readonly facts = new Map<number, Fact>();
  readonly arrived: number[] = [];
  readonly presences: Presence[] = [];
  readonly statuses: CartStatus[] = [];
  readonly requests: CartRequest[] = [];
  epoch = 0;
  /** How often each acknowledgement is published. */
  copies = 1;
  answering = true;
  /** Facts get lost on their way: not kept, not acknowledged. */
  losing = false;
  /** Called instead of nothing when a cart asks for a catalogue. */
  onCatalogueRequest: (have: number) => void = () => undefined;
  onDocumentRequest: (name: DocumentName) => void = () => undefined;
  onFacts: (facts: Fact[]) => void = () => undefined;
  /** What the store says it has of an epoch. */
  highest: (epoch: number) => number = () => this.highWaterMark;
  #client: MqttClient | undefined;
  readonly #waiting = new Set<() => void>();

  constructor(
    private readonly url: string,
    private readonly options: mqtt.IClientOptions = {},
  ) {}

  async connect(): Promise<this> {
    const client = mqtt.connect(this.url, { protocolVersion: 5, reconnectPeriod: 100, ...this.options });
    this.#client = client;
    client.on('error', () => undefined);
    client.on('message', (topic, payload) => {
      this.#message(topic, payload);
      for (const check of [...this.#waiting]) check();
    });
    await new Promise<void>((resolve) => client.once('connect', () => resolve()));
    await client.subscribeAsync(upwardTopics(STORE), { qos: 1 });
    return this;
  }

  get client(): MqttClient {
    if (!this.#client) throw new Error('connect() comes first');
    return this.#client;
  }

  async close(): Promise<void> {
    await this.#client?.endAsync(true);
  }

  /** Resolves as soon as `condition` holds; looked at after each message. */
  async until(condition: () => boolean): Promise<void> {
    if (condition()) return;
    await new Promise<void>((resolve) => {
      const check = (): void => {
        if (!condition()) return;
        this.#waiting.delete(check);
        resolve();
      };
      this.#waiting.add(check);
    });
  }

  get highWaterMark(): number {
    let seq = 0;
    while (this.facts.has(seq + 1)) seq += 1;
    return seq;
  }

  acknowledge(seq = this.highest(this.epoch), epoch = this.epoch): void {
    this.publish(topics.ack(STORE, CART), { epoch, seq });
  }

  head(version: number): void {
    this.publish(topics.catalogueHead(STORE), { version, at: Date.now() }, true);
  }

  catalogue(news: CatalogueNews): void {
    this.publish(topics.news(STORE, CART), { kind: 'catalogue', news });
  }

  delta(news: CatalogueNews): void {
    this.publish(topics.catalogueDelta(STORE), news);
  }

  publish(topic: string, payload: unknown, retain = false): void {
    this.client.publish(topic, typeof payload === 'string' ? payload : JSON.stringify(payload), { qos: 1, retain });
  }

  #message(topic: string, payload: Buffer): void {
    const leaf = parseTopic(topic)?.leaf;
    if (leaf !== 'facts' && leaf !== 'request' && leaf !== 'presence' && leaf !== 'status') return;
    const parsed = parsePayload(leaf, payload);
    if (!parsed.ok) throw new Error(`the cart sent a wrong ${leaf}: ${parsed.reason}`);
    if (leaf === 'facts') this.#take((parsed.value as { facts: Fact[]; epoch: number }).facts);
    if (leaf === 'presence') this.presences.push(parsed.value as Presence);
    if (leaf === 'status') this.statuses.push(parsed.value as CartStatus);
    if (leaf === 'request') this.#answer(parsed.value as CartRequest);
  }

  #take(facts: Fact[]): void {
    this.onFacts(facts);
    for (const fact of facts) {
      this.epoch = fact.epoch;
      this.arrived.push(fact.seq);
      if (this.losing) continue;
      this.facts.set(fact.seq, fact);
    }
    if (this.answering && !this.losing) for (let i = 0; i < this.copies; i += 1) this.acknowledge();
  }

  #answer(request: CartRequest): void {
    this.requests.push(request);
    if (!this.answering) return;
    if (request.kind === 'catalogue') this.onCatalogueRequest(request.have);
    else if (request.kind === 'document') this.onDocumentRequest(request.name);
    else {
      this.epoch = request.epoch;
      this.acknowledge(this.highest(request.epoch), request.epoch);
    }
  }
}
