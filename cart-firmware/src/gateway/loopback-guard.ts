const NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** `host` and `port` of a Host header or of an origin's authority. */
function isOwnAuthority(authority: string, port: number): boolean {
  const colon = authority.lastIndexOf(':');
  const bracket = authority.lastIndexOf(']');
  const name = colon > bracket ? authority.slice(0, colon) : authority;
  const given = colon > bracket ? authority.slice(colon + 1) : '80';
  return NAMES.has(name.toLowerCase()) && given === String(port);
}

/**
 * True when a request names this cart by a loopback name. A page elsewhere whose name was re-bound to 127.0.0.1 still
 * sends its own name here, so an address check alone would let it in.
 */
export function isOwnHost(host: string | undefined, port: number): boolean {
  return host !== undefined && isOwnAuthority(host, port);
}

/** True when a page served by this gateway opened the connection. Browsers always send an origin with a WebSocket. */
export function isOwnOrigin(origin: string | undefined, port: number): boolean {
  return origin?.startsWith('http://') === true && isOwnAuthority(origin.slice('http://'.length), port);
}
