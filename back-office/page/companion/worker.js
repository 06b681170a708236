/* global self, caches, fetch, Response */

// The page itself, for a phone without a network in the basement of a store. Nothing of anybody is kept here: what the
// store says about a member is never put into this cache.
const SHELL = 'shell';
const isShell = ({ pathname }) => pathname === '/me' || pathname.startsWith('/companion/');

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** The page names what it was made of: it was loaded before anybody could keep it. */
self.addEventListener('message', (event) => {
  const { data } = event;
  const mine = data.filter((address) => isShell(new URL(address)) && new URL(address).origin === self.location.origin);
  event.waitUntil(caches.open(SHELL).then((shell) => shell.addAll(mine)));
});

/** The store's word first, so that a new version is seen at once; what is kept only when nobody answers. */
async function answer(request) {
  const shell = await caches.open(SHELL);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await shell.put(request, fresh.clone());
    return fresh;
  } catch {
    return (await shell.match(request, { ignoreSearch: true })) ?? Response.error();
  }
}

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && isShell(new URL(url))) event.respondWith(answer(event.request));
});
