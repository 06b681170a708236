/**
 * Sent with everything the gateway serves. Nothing is ever loaded from elsewhere; no inline script or style; nobody may
 * frame the screen. The WebSocket is named because not every engine counts `ws:` as `'self'`.
 * @param authority the address the page was asked for, such as `127.0.0.1:8017`
 */
export function pageHeaders(authority: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "font-src 'self'",
      `connect-src 'self' ws://${authority}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; '),
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...fileHeaders,
  };
}

/** For files that are not pages: a picture opened by itself may run nothing either. */
export const fileHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

export const pictureHeaders: Readonly<Record<string, string>> = {
  ...fileHeaders,
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
};
