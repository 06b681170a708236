import { MAX_PAYLOAD_BYTES, payloadSchemas, topics, type Leaf } from '@smart-cart/contracts';
import { z } from 'zod';

/** One topic as the cart sees it. */
interface Channel {
  readonly leaf: Leaf;
  readonly address: string;
  readonly action: 'send' | 'receive';
  readonly retain: boolean;
  readonly qos: 0 | 1;
  readonly summary: string;
}

const STORE = '{store}';
const CART = '{cart}';

const channels: readonly Channel[] = [
  {
    leaf: 'presence',
    address: topics.presence(STORE, CART),
    action: 'send',
    retain: true,
    qos: 1,
    summary: 'Birth, will and farewell of a cart.',
  },
  {
    leaf: 'facts',
    address: topics.facts(STORE, CART),
    action: 'send',
    retain: false,
    qos: 1,
    summary: 'Facts in order, sent again until acknowledged.',
  },
  {
    leaf: 'status',
    address: topics.status(STORE, CART),
    action: 'send',
    retain: true,
    qos: 0,
    summary: 'Health of a cart: the newest, at most one every two seconds.',
  },
  {
    leaf: 'request',
    address: topics.request(STORE, CART),
    action: 'send',
    retain: false,
    qos: 1,
    summary: 'A question of a cart.',
  },
  {
    leaf: 'seen',
    address: topics.seen(STORE, CART),
    action: 'send',
    retain: false,
    qos: 0,
    summary: 'What the camera saw and the model thought, where the config of the cart allows it.',
  },
  {
    leaf: 'documents',
    address: topics.documents(STORE),
    action: 'receive',
    retain: true,
    qos: 1,
    summary: "The newest versions of the store's documents.",
  },
  {
    leaf: 'ack',
    address: topics.ack(STORE, CART),
    action: 'receive',
    retain: false,
    qos: 1,
    summary: "The store's high-water mark of an epoch.",
  },
  {
    leaf: 'news',
    address: topics.news(STORE, CART),
    action: 'receive',
    retain: false,
    qos: 1,
    summary: 'Something for one cart.',
  },
  {
    leaf: 'catalogue',
    address: topics.catalogueHead(STORE),
    action: 'receive',
    retain: true,
    qos: 1,
    summary: 'The newest version of the catalogue.',
  },
  {
    leaf: 'delta',
    address: topics.catalogueDelta(STORE),
    action: 'receive',
    retain: false,
    qos: 1,
    summary: 'A change of the catalogue.',
  },
  {
    leaf: 'store',
    address: topics.store(STORE),
    action: 'receive',
    retain: true,
    qos: 1,
    summary: 'Birth, will and farewell of the back office.',
  },
];

const parameters = {
  store: { description: 'Name of the store: 1 to 40 of a-z, 0-9 and "-", not starting or ending with "-".' },
  cart: { description: 'Name of the cart in its store, of the same alphabet; never "all".' },
};

/**
 * The store link as an AsyncAPI 3 document, from the cart's point of view. All of it comes from `contracts`: the addresses,
 * and the schemas a payload must meet before it is acted upon.
 */
export function asyncApiDocument(): Record<string, unknown> {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Smart cart store link',
      version: '1.0.0',
      description: `Messages between a cart and the back office of its store, over MQTT 5 or 3.1.1. Payloads are JSON in UTF-8 of at most ${MAX_PAYLOAD_BYTES} bytes. Sequences and rules: docs/protocols.md.`,
    },
    defaultContentType: 'application/json',
    servers: {
      store: { host: 'broker.store.example:8883', protocol: 'mqtts', description: "The store's broker." },
    },
    channels: Object.fromEntries(channels.map((channel) => [channel.leaf, describeChannel(channel)])),
    operations: Object.fromEntries(channels.map((channel) => [operationName(channel), describeOperation(channel)])),
    components: {
      messages: Object.fromEntries(
        channels.map(({ leaf, summary }) => [
          leaf,
          { name: leaf, summary, payload: { $ref: `#/components/schemas/${leaf}` } },
        ]),
      ),
      schemas: Object.fromEntries(channels.map(({ leaf }) => [leaf, schemaOf(leaf)])),
    },
  };
}

/** The committed text of docs/asyncapi.json. */
export function asyncApiText(): string {
  return `${JSON.stringify(asyncApiDocument(), null, 2)}\n`;
}

function describeChannel({ leaf, address, summary }: Channel): Record<string, unknown> {
  const used = Object.entries(parameters).filter(([name]) => address.includes(`{${name}}`));
  return {
    address,
    description: summary,
    parameters: Object.fromEntries(used),
    messages: { [leaf]: { $ref: `#/components/messages/${leaf}` } },
  };
}

function describeOperation({ leaf, action, qos, retain, summary }: Channel): Record<string, unknown> {
  return {
    action,
    channel: { $ref: `#/channels/${leaf}` },
    summary,
    messages: [{ $ref: `#/channels/${leaf}/messages/${leaf}` }],
    bindings: { mqtt: { qos, retain, bindingVersion: '0.2.0' } },
  };
}

function operationName({ action, leaf }: Channel): string {
  return `${action}${leaf[0]?.toUpperCase() ?? ''}${leaf.slice(1)}`;
}

/** As it travels: what has a default may be left out. */
function schemaOf(leaf: Leaf): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(payloadSchemas[leaf], { target: 'draft-7', io: 'input' });
  return schema;
}
