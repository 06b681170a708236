import type { FastifyRequest } from 'fastify';

const NAME = 'me';
/** Browsers keep a cookie no longer than this. */
const DAYS = 400;

/** Sent only to the phone's own interface: the staff interface never sees it. */
const PATH = '/api/companion';

export function secretOf({ headers }: FastifyRequest): string | undefined {
  const cookies = (headers.cookie ?? '').split(/;\s*/);
  return cookies.find((cookie) => cookie.startsWith(`${NAME}=`))?.slice(NAME.length + 1);
}

export function deviceCookie(secret: string, secure: boolean): string {
  return cookie(secret, DAYS * 86_400, secure);
}

export function clearedCookie(secure: boolean): string {
  return cookie('', 0, secure);
}

function cookie(value: string, maxAge: number, secure: boolean): string {
  const flags = `Path=${PATH}; HttpOnly; SameSite=Strict; Max-Age=${maxAge}`;
  return `${NAME}=${value}; ${flags}${secure ? '; Secure' : ''}`;
}
