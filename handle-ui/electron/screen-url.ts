const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * The one address the shell may show: plain HTTP on this machine, a port named, no credentials.
 * @throws Error with a sentence when the text is any other address
 */
export function screenUrl(text: string): URL {
  const wrong = new Error(
    `The screen's address must be http://127.0.0.1:PORT/, the cart's own gateway; "${text}" is not. Set SMART_CART_SCREEN_URL or --url.`,
  );
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw wrong;
  }
  const plain = url.username === '' && url.password === '';
  if (url.protocol !== 'http:' || !LOOPBACK.has(url.hostname) || url.port === '' || !plain) throw wrong;
  return url;
}

/** True when an address belongs to the screen: same origin, http for pages and ws for its line to the firmware. */
export function belongsToScreen(address: string, screen: URL): boolean {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return false;
  }
  return (url.protocol === 'http:' || url.protocol === 'ws:') && url.host === screen.host && url.username === '';
}
