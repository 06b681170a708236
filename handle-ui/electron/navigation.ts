import { belongsToScreen } from './screen-url.js';
import type { App, Session, WebContents } from './surface.js';

/** Keeps a page where it is: no other address, no new window, no embedded page, no context menu. */
export function guardContents(contents: WebContents, screen: URL): void {
  const stay = (event: { preventDefault(): void; readonly url: string }): void => {
    if (!belongsToScreen(event.url, screen)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('context-menu', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Refuses every request that is not the screen's own, also those no navigation rule sees: pictures, fonts, fetches. */
export function guardRequests(session: Session, screen: URL): void {
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: !url.startsWith('devtools:') && !belongsToScreen(url, screen) });
  });
}

/**
 * The screen is plain HTTP on loopback, so a certificate can only come from something that should not be here:
 * it is never trusted and never asked about.
 */
export function refuseCertificates(app: App): void {
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault();
    callback(false);
  });
}
