import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { listChange } from '../members/list-changes.js';
import type { Member } from '../members/member-store.js';
import { loyaltyPicture, qrPicture } from './code-picture.js';
import type { Companion } from './companion.js';
import { clearedCookie, deviceCookie, secretOf } from './device-cookie.js';
import { RateLimit } from './rate-limit.js';
import { CODE_RENEWED } from './sign-code.js';

const person = z
  .object({ firstName: z.string().trim().min(1).max(40), email: z.email().max(120).nullable().default(null) })
  .strict();
const changes = z.object({ changes: z.array(listChange).min(1).max(200) }).strict();
const searchQuery = z.object({ text: z.string().max(80), language: z.string().max(20).default('en') }).strict();
const couponParams = z.object({ coupon: z.string().min(1).max(60) });
const MINUTE = 60_000;

export interface CompanionRouteOptions {
  readonly companion: Companion | undefined;
  /** Whether phones come by https: their cookie then never leaves it. */
  readonly secure: boolean;
  readonly now: () => number;
}

type Handler = (member: Member, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/**
 * `/me` and `/api/companion/…`: a phone's own things, and nothing else. Who asks is known by the device cookie alone; no
 * address here takes the name of another member.
 */
export function addCompanionRoutes(http: FastifyInstance, options: CompanionRouteOptions): void {
  const { companion, secure, now } = options;
  http.get('/me', async (_request, reply) => {
    if (companion !== undefined) return reply.header('cache-control', 'no-cache').sendFile('companion/index.html');
    return reply.code(404).send({ error: 'This store has no page for phones.' });
  });
  if (companion === undefined) return;

  const joins = new RateLimit(20, 60 * MINUTE, now);
  const strangers = new RateLimit(60, MINUTE, now);
  const asked = new RateLimit(240, MINUTE, now);
  const tooOften = async (reply: FastifyReply): Promise<FastifyReply> =>
    reply.code(429).header('retry-after', '60').send({ error: 'That was too often. Wait a minute and try again.' });
  const mine =
    (handler: Handler) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
      reply.header('cache-control', 'no-store');
      const secret = secretOf(request);
      const member = secret === undefined ? undefined : await companion.memberOf(secret);
      if (member === undefined) {
        if (!strangers.take(request.ip)) return tooOften(reply);
        return reply.code(401).send({ error: 'This phone is not signed in.' });
      }
      return asked.take(member.id) ? handler(member, request, reply) : tooOften(reply);
    };
  const about = async ({ id, firstName, email, loyaltyNumber }: Member): Promise<unknown> => ({
    store: companion.store,
    firstName,
    email,
    loyaltyNumber,
    year: await companion.year(id),
  });

  http.post('/api/companion/members', async (request, reply) => {
    if (!joins.take(request.ip)) return tooOften(reply);
    const { firstName, email } = person.parse(request.body);
    const { member, secret } = await companion.join(firstName, email);
    return reply
      .code(201)
      .header('set-cookie', deviceCookie(secret, secure))
      .send(await about(member));
  });
  http.get('/api/companion/me', mine(about));
  http.put(
    '/api/companion/me',
    mine(async ({ id, ...member }, request) => {
      const change = person.parse(request.body);
      await companion.rename(id, change);
      return about({ id, ...member, ...change });
    }),
  );
  http.delete(
    '/api/companion/me',
    mine(async ({ id }, _request, reply) => {
      await companion.forget(id);
      return reply.code(204).header('set-cookie', clearedCookie(secure)).send();
    }),
  );
  http.get(
    '/api/companion/login-code',
    mine((member) => {
      const { text, expiresAt } = companion.loginCode(member);
      return Promise.resolve({ text, expiresAt, renewAfterSeconds: CODE_RENEWED, svg: qrPicture(text) });
    }),
  );
  http.get(
    '/api/companion/loyalty-code',
    mine(({ loyaltyNumber }) => Promise.resolve({ text: loyaltyNumber, svg: loyaltyPicture(loyaltyNumber) })),
  );
  http.get(
    '/api/companion/list',
    mine(({ id }) => companion.list(id)),
  );
  http.post(
    '/api/companion/list',
    mine(({ id }, request) => companion.changeList(id, changes.parse(request.body).changes)),
  );
  http.get(
    '/api/companion/search',
    mine((_member, request) => {
      const { text, language } = searchQuery.parse(request.query);
      return companion.search(text, language);
    }),
  );
  http.get(
    '/api/companion/trip',
    mine(async ({ id }) => ({ trip: await companion.liveTrip(id) })),
  );
  http.get(
    '/api/companion/receipts',
    mine(({ id }) => companion.pastTrips(id)),
  );
  http.get(
    '/api/companion/coupons',
    mine(({ id }) => companion.coupons(id)),
  );
  http.put(
    '/api/companion/coupons/:coupon',
    mine(async ({ id }, request, reply) => {
      if (await companion.clip(id, couponParams.parse(request.params).coupon)) return companion.coupons(id);
      return reply.code(404).send({ error: 'This coupon is not offered any more.' });
    }),
  );
  http.delete(
    '/api/companion/coupons/:coupon',
    mine(async ({ id }, request) => {
      await companion.unclip(id, couponParams.parse(request.params).coupon);
      return companion.coupons(id);
    }),
  );
}
