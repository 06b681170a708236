/**
 * MQTT topics. The version is in the path; there is one topic per direction; nothing that happens once is retained.
 * `all` in the cart's place addresses every cart of a store.
 */
const root = 'cart/v1';

export const topics = {
  /** cart → store, retained, also the will: {@link presence}. */
  presence: (store: string, cart: string) => `${root}/${store}/${cart}/presence`,
  /** cart → store, QoS 1: {@link factBatch}. */
  facts: (store: string, cart: string) => `${root}/${store}/${cart}/facts`,
  /** cart → store, retained, coalesced: {@link cartStatus}. */
  status: (store: string, cart: string) => `${root}/${store}/${cart}/status`,
  /** cart → store, QoS 1: {@link cartRequest}. */
  request: (store: string, cart: string) => `${root}/${store}/${cart}/request`,
  /** store → cart, QoS 1: {@link factAck}. */
  ack: (store: string, cart: string) => `${root}/${store}/${cart}/ack`,
  /** store → cart, QoS 1: {@link storeNews}. */
  news: (store: string, cart: string) => `${root}/${store}/${cart}/news`,
  /** store → all carts, retained: {@link catalogueHead}. */
  catalogueHead: (store: string) => `${root}/${store}/all/catalogue`,
  /** store → all carts: {@link catalogueDelta}. A cart that missed one sees it by the head and asks. */
  catalogueDelta: (store: string) => `${root}/${store}/all/delta`,
  /** store → all carts, retained: {@link documentHeads}. */
  documents: (store: string) => `${root}/${store}/all/documents`,
  /** cart → store, QoS 0: {@link seen}. */
  seen: (store: string, cart: string) => `${root}/${store}/${cart}/seen`,
  /** store → all carts, retained, also the back office's will: {@link storePresence}. */
  store: (store: string) => `${root}/${store}/all/store`,
} as const;

/** What the back office of a store subscribes to: each upward topic of every cart. */
export function upwardTopics(store: string): string[] {
  return ['presence', 'facts', 'status', 'request', 'seen'].map((leaf) => `${root}/${store}/+/${leaf}`);
}

/** The parts of a topic of ours, or undefined. */
export function parseTopic(topic: string): { store: string; cart: string; leaf: string } | undefined {
  const [a, b, store, cart, leaf, ...rest] = topic.split('/');
  if (`${a ?? ''}/${b ?? ''}` !== root || !store || !cart || !leaf || rest.length > 0) return undefined;
  return { store, cart, leaf };
}
