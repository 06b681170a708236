import { readFileSync } from 'node:fs';
import { MAX_PAYLOAD_BYTES, topics } from '@smart-cart/contracts';
import type { IClientOptions } from 'mqtt';
import type { BackOfficeConfig } from '../config.js';

export type ProtocolVersion = 4 | 5;

/** How long a broker with MQTT 5 keeps facts for us while we are away; carts hold them anyway. */
const SESSION_EXPIRY_SECONDS = 24 * 3600;
/** Facts of carts come in floods after an outage: this many unacknowledged messages at a time. */
const RECEIVE_MAXIMUM = 64;

/**
 * Options of one connection. Secrets are read anew each time, so that a renewed password or certificate needs no restart.
 * @throws Error when a file named in the configuration cannot be read
 */
export function connectOptions(
  config: BackOfficeConfig['mqtt'],
  store: string,
  bootId: string,
  protocolVersion: ProtocolVersion,
): IClientOptions {
  const { username, passwordFile, tls } = config;
  return {
    protocolVersion,
    // A fixed id: random ones leave sessions behind and let old wills overwrite a new birth.
    clientId: config.clientId ?? `back-office-${store}`,
    clean: false,
    keepalive: config.keepaliveSeconds,
    connectTimeout: 10_000,
    // We reconnect ourselves, with jitter, and with a fresh client: the library's own queue is not relied on.
    reconnectPeriod: 0,
    queueQoSZero: false,
    resubscribe: false,
    rejectUnauthorized: true,
    will: {
      topic: topics.store(store),
      payload: Buffer.from(JSON.stringify({ online: false, bootId })),
      qos: 1,
      retain: true,
    },
    ...(username === undefined ? {} : { username }),
    ...(passwordFile === undefined ? {} : { password: readFileSync(passwordFile, 'utf8').trim() }),
    ...(tls?.caFile === undefined ? {} : { ca: readFileSync(tls.caFile) }),
    ...(tls?.certFile === undefined ? {} : { cert: readFileSync(tls.certFile) }),
    ...(tls?.keyFile === undefined ? {} : { key: readFileSync(tls.keyFile) }),
    ...(protocolVersion === 5
      ? {
          properties: {
            sessionExpiryInterval: SESSION_EXPIRY_SECONDS,
            receiveMaximum: RECEIVE_MAXIMUM,
            maximumPacketSize: 2 * MAX_PAYLOAD_BYTES,
          },
        }
      : {}),
  };
}
