import net from 'node:net';
import tls from 'node:tls';
import { MAX_PAYLOAD_BYTES } from '@smart-cart/contracts';
import { MqttClient, type IClientOptions, type IClientPublishOptions } from 'mqtt';
import type { Credentials } from './credentials.js';
import { explainFailure, type LinkFailure } from './failure.js';

export interface Dial {
  readonly url: string;
  readonly clientId: string;
  /** 5, or 4 for MQTT 3.1.1. */
  readonly version: 4 | 5;
  readonly credentials: Credentials;
  /** Seconds. */
  readonly keepalive: number;
  readonly will: { readonly topic: string; readonly payload: string };
  readonly connectTimeout: number;
}

export interface ConnectionListener {
  readonly connected: () => void;
  readonly message: (topic: string, payload: Buffer, retained: boolean) => void;
  /** Exactly once, also when the connection never came about; not after `end`. */
  readonly closed: (failure: LinkFailure) => void;
}

export interface PublishOptions {
  readonly qos: 0 | 1;
  readonly retain?: boolean;
  /** Seconds after which the broker drops it; MQTT 5 only. */
  readonly expiry?: number;
}

/** How long a broker keeps this cart's subscriptions and messages while it is away, s; MQTT 5. */
const SESSION_EXPIRY = 86_400;
/** Patience with Wi-Fi that changes its access point, s; MQTT 5. */
const WILL_DELAY = 5;
const RECEIVE_MAXIMUM = 32;
const TAKEN_OVER = 142;

/**
 * One connection to the broker, from dialling to its end. A new one has a new client with an empty store: what the MQTT
 * library would queue or replay by itself is lost or doubled in some cases, so nothing is left to it.
 */
export class Connection {
  readonly #client: MqttClient;
  readonly #socket: net.Socket;
  #stage: 'network' | 'handshake' | 'open' = 'network';
  #ended = false;
  #error: unknown;
  #takenOver = false;

  constructor(
    private readonly dial: Dial,
    private readonly listener: ConnectionListener,
  ) {
    const socket = openSocket(dial);
    this.#socket = socket;
    // Without it an acknowledgement waits 40 ms behind the one before (Nagle's algorithm and delayed TCP acks).
    socket.setNoDelay(true);
    socket.on(socket instanceof tls.TLSSocket ? 'secureConnect' : 'connect', () => {
      this.#stage = 'handshake';
    });
    socket.on('error', (error) => (this.#error ??= error));
    const client = new MqttClient(() => socket, clientOptions(dial));
    this.#client = client;
    client.on('connect', () => {
      this.#stage = 'open';
      listener.connected();
    });
    client.on('message', (topic, payload, packet) => {
      if (!this.#ended) listener.message(topic, payload, packet.retain);
    });
    client.on('disconnect', (packet) => {
      this.#takenOver = packet.reasonCode === TAKEN_OVER;
      this.#fail(
        new Error(packet.properties?.reasonString ?? `the broker says goodbye, reason ${packet.reasonCode ?? 0}`),
      );
    });
    client.on('error', (error) => this.#fail(error));
    client.on('close', () => this.#fail(this.#error));
  }

  get version(): 4 | 5 {
    return this.dial.version;
  }

  publish(topic: string, payload: string, options: PublishOptions): void {
    // An error here means the connection is ending; whoever sent it sends it again by their own rule.
    void this.#publish(topic, payload, options).catch(() => undefined);
  }

  /** @returns topics the broker does not let this cart subscribe */
  async subscribe(topics: readonly string[]): Promise<string[]> {
    const refused: string[] = [];
    await Promise.all(
      topics.map(async (topic) => {
        try {
          const grants = await this.#client.subscribeAsync(topic, { qos: 1 });
          if (grants.some((grant) => grant.qos >= 128)) refused.push(topic);
        } catch {
          if (!this.#ended) refused.push(topic);
        }
      }),
    );
    return refused;
  }

  /** Says farewell, so that the broker drops the will, and ends. Takes at most `patience` ms. */
  async end(farewell: { topic: string; payload: string } | undefined, patience: number): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    if (this.#stage === 'open') {
      const said = farewell && this.#publish(farewell.topic, farewell.payload, { qos: 1, retain: true });
      const polite = Promise.resolve(said)
        .then(() => this.#client.endAsync())
        .catch(() => undefined);
      await within(polite, patience);
    }
    this.#cut();
  }

  #publish(topic: string, payload: string, { qos, retain = false, expiry }: PublishOptions): Promise<unknown> {
    const options: IClientPublishOptions = { qos, retain };
    if (expiry !== undefined && this.dial.version === 5) options.properties = { messageExpiryInterval: expiry };
    return this.#client.publishAsync(topic, payload, options);
  }

  #fail(error: unknown): void {
    this.#error ??= error;
    if (this.#ended) return;
    this.#ended = true;
    this.#cut();
    const failure = explainFailure(this.dial.url, this.#stage, this.#error);
    this.listener.closed(this.#takenOver ? { ...failure, ...takenOver(this.dial.clientId) } : failure);
  }

  #cut(): void {
    this.#client.end(true);
    this.#socket.destroy();
  }
}

function takenOver(clientId: string): LinkFailure {
  return {
    message: `Another client has connected as ${clientId}. Two carts must not have one name: check \`cart\` in the configuration of both.`,
    takenOver: true,
  };
}

function openSocket({ url, credentials }: Dial): net.Socket {
  const { protocol, hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol === 'mqtt:') {
    return net.connect({ host, port: Number(port || 1883) });
  }
  const { ca, cert, key } = credentials;
  return tls.connect({
    host,
    port: Number(port || 8883),
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    ...(net.isIP(host) === 0 && { servername: host }),
    ...(ca && { ca }),
    ...(cert && { cert }),
    ...(key && { key }),
  });
}

function clientOptions(dial: Dial): IClientOptions {
  const { username, password } = dial.credentials;
  const five = dial.version === 5;
  return {
    protocolId: 'MQTT',
    protocolVersion: dial.version,
    clientId: dial.clientId,
    clean: false,
    keepalive: dial.keepalive,
    connectTimeout: dial.connectTimeout,
    reconnectPeriod: 0,
    resubscribe: false,
    queueQoSZero: false,
    will: {
      topic: dial.will.topic,
      payload: Buffer.from(dial.will.payload),
      qos: 1,
      retain: true,
      ...(five && { properties: { willDelayInterval: WILL_DELAY } }),
    },
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(five && {
      properties: {
        sessionExpiryInterval: SESSION_EXPIRY,
        receiveMaximum: RECEIVE_MAXIMUM,
        // A little more than the payload: topic and properties travel with it.
        maximumPacketSize: MAX_PAYLOAD_BYTES + 4_096,
      },
    }),
  };
}

async function within(work: Promise<unknown>, patience: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, patience)));
  await Promise.race([work, late]);
  clearTimeout(timer);
}
