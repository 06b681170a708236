import { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { backOff, parsePayload, topics, upwardTopics } from '@smart-cart/contracts';
import mqtt, { type MqttClient } from 'mqtt';
import type { BackOfficeConfig } from '../config.js';
import type { Incoming } from '../ingest/intake.js';
import { reasonOf } from '../reason.js';
import { connectOptions, type ProtocolVersion } from './connect-options.js';

export interface FleetLinkOptions {
  readonly config: BackOfficeConfig['mqtt'];
  readonly store: string;
  /** New with every start of the back office. */
  readonly bootId: string;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: (line: string) => void;
  /** The next message is read when it resolves. */
  readonly onMessage: (message: Incoming) => Promise<void>;
  /** The connection is up and subscribed, or down with a reason. */
  readonly onState: (state: LinkState) => void;
}

export type LinkState = { readonly connected: true } | { readonly connected: false; readonly reason: string };

/** CONNACK codes for "unacceptable protocol version" in MQTT 3.1.1 and 5. */
const REFUSED_VERSION = new Set([1, 132]);
const FAREWELL_MS = 1000;

/**
 * The store's connection to the carts through a broker: birth, will and farewell, a session the broker keeps, and
 * attempts for ever. Nothing is queued here: what could not be published is asked for again by the carts.
 */
export class FleetLink {
  readonly #options: FleetLinkOptions;
  /** Attempts in a row that brought no connection. */
  #failures = 0;
  #protocol: ProtocolVersion;
  #client: MqttClient | undefined;
  #state: LinkState = { connected: false, reason: 'not started' };
  #stopping = new AbortController();
  #running: Promise<void> | undefined;
  /** Called when the connection ends before the broker confirmed a message. */
  readonly #unconfirmed = new Set<() => void>();

  constructor(options: FleetLinkOptions) {
    this.#options = options;
    this.#protocol = options.config.protocol === '3.1.1' ? 4 : 5;
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Begins connecting; does not wait for a broker. */
  start(): Promise<void> {
    if (this.#running === undefined) {
      this.#stopping = new AbortController();
      this.#running = this.#run(this.#stopping.signal);
    }
    return Promise.resolve();
  }

  /** Says farewell where there is a connection, and ends it. */
  async stop(): Promise<void> {
    if (this.#running === undefined) return;
    this.#stopping.abort();
    const client = this.#client;
    if (client?.connected === true) {
      const { store, bootId, now } = this.#options;
      const farewell = this.publish(topics.store(store), { online: false, bootId, at: now() }, { retain: true });
      await Promise.race([farewell, delay(FAREWELL_MS, undefined, { ref: false })]);
      await Promise.race([client.endAsync(), delay(FAREWELL_MS, undefined, { ref: false })]);
    }
    client?.end(true);
    await this.#running;
    this.#running = undefined;
  }

  /**
   * Publishes JSON with QoS 1.
   * @param expiresInSeconds for brokers with MQTT 5: how long a cart that is away may still get it
   * @returns false when the broker did not confirm it
   */
  async publish(
    topic: string,
    payload: unknown,
    { retain = false, expiresInSeconds }: { retain?: boolean; expiresInSeconds?: number } = {},
  ): Promise<boolean> {
    const client = this.#client;
    if (client?.connected !== true) return false;
    const properties =
      expiresInSeconds !== undefined && this.#protocol === 5
        ? { properties: { messageExpiryInterval: expiresInSeconds } }
        : {};
    const confirmed = new Promise<boolean>((resolve) => {
      const lost = (): void => resolve(false);
      this.#unconfirmed.add(lost);
      client.publish(topic, JSON.stringify(payload), { qos: 1, retain, ...properties }, (error) => {
        this.#unconfirmed.delete(lost);
        resolve(!error);
      });
    });
    return confirmed;
  }

  async #run(signal: AbortSignal): Promise<void> {
    const ended = (): boolean => signal.aborted;
    while (!ended()) {
      const protocol = this.#protocol;
      const reason = await this.#session(signal);
      if (!ended() && protocol !== this.#protocol) continue;
      this.#become({ connected: false, reason });
      if (ended()) return;
      const { minMs, maxMs } = this.#options.config.reconnect;
      const wait = backOff(this.#failures, minMs, Math.max(minMs, maxMs), this.#options.random());
      this.#failures += 1;
      await delay(wait, undefined, { signal }).catch(() => undefined);
    }
  }

  /** One connection from first to last. @returns why it ended */
  async #session(signal: AbortSignal): Promise<string> {
    const { config, store, bootId, log } = this.#options;
    let client: MqttClient;
    try {
      client = mqtt.connect(config.url, connectOptions(config, store, bootId, this.#protocol));
    } catch (error) {
      return `the connection to ${config.url} cannot be set up: ${reasonOf(error)}`;
    }
    this.#client = client;
    // Without it an acknowledgement waits 40 ms behind the PUBACK before it (Nagle's algorithm and delayed TCP acks).
    if (client.stream instanceof Socket) client.stream.setNoDelay(true);
    // Overridden instead of listening to "message": the broker waits while the intake is full.
    client.handleMessage = (packet, done) => {
      const payload = typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
      this.#received({ topic: packet.topic, payload, retained: packet.retain }).then(
        () => done(),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    };
    let reason = `no connection to the broker at ${config.url}`;
    client.on('error', (error) => {
      reason = `the broker at ${config.url}: ${reasonOf(error) || 'connection failed'}`;
      if (config.protocol === 'auto' && 'code' in error && REFUSED_VERSION.has(error.code) && this.#protocol === 5) {
        this.#protocol = 4;
        this.#failures = 0;
        log('The broker speaks MQTT 3.1.1; going on with that.');
      }
    });
    const closed = new Promise<void>((resolve) => {
      client.once('close', resolve);
      client.once('end', resolve);
    });
    client.once('connect', () => {
      this.#greet(client).catch((error: unknown) => {
        reason = reasonOf(error);
        client.end(true);
      });
    });
    const abandon = (): void => {
      if (!client.connected) client.end(true);
    };
    signal.addEventListener('abort', abandon);
    await closed;
    // A broker that is away for weeks would otherwise leave one client behind with every attempt.
    signal.removeEventListener('abort', abandon);
    client.end(true);
    this.#client = undefined;
    for (const lost of this.#unconfirmed) lost();
    this.#unconfirmed.clear();
    return reason;
  }

  async #greet(client: MqttClient): Promise<void> {
    const { store } = this.#options;
    const granted = await client.subscribeAsync([...upwardTopics(store), topics.store(store)], { qos: 1 });
    const refused = granted.filter((grant) => grant.qos >= 128).map((grant) => grant.topic);
    if (refused.length > 0) {
      throw new Error(`the broker refuses us ${refused.join(', ')}; give the back office read access to these topics`);
    }
    // Born only now: a cart that sees the birth may ask at once, and is heard.
    await this.#birth();
    this.#failures = 0;
    this.#become({ connected: true });
  }

  async #birth(): Promise<void> {
    const { store, bootId, now } = this.#options;
    await this.publish(topics.store(store), { online: true, bootId, at: now() }, { retain: true });
  }

  async #received(message: Incoming): Promise<void> {
    const { store, onMessage } = this.#options;
    if (message.topic !== topics.store(store)) return onMessage(message);
    // The will of an earlier connection can arrive after our birth and would stay as the retained truth.
    const parsed = parsePayload('store', message.payload);
    if (!this.#state.connected) return undefined;
    if (parsed.ok && !parsed.value.online && !this.#stopping.signal.aborted) void this.#birth();
    return undefined;
  }

  #become(state: LinkState): void {
    const { log, onState } = this.#options;
    const before = this.#state;
    this.#state = state;
    if (state.connected) log(`Connected to the broker at ${this.#options.config.url}.`);
    else if (this.#stopping.signal.aborted) log('Disconnected from the broker.');
    else if (before.connected || before.reason !== state.reason) log(`Not connected: ${state.reason}. Trying again.`);
    onState(state);
  }
}
