import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { qrPicture } from '../companion/code-picture.js';
import { by } from './desk-routes.js';
import type { Office } from './office.js';

const badgeBody = z
  .object({ name: z.string().trim().min(1).max(40), days: z.int().min(1).max(366).default(90) })
  .strict();
const badgeParams = z.object({ badge: z.string().regex(/^[\w-]{1,60}$/, 'is no number of a badge') });
const signed = z.object({ by }).strict();

/** The badges of staff: who has one, a new one, and calling one back. Behind the sign-in of staff. */
export function addBadgeRoutes(http: FastifyInstance, { badges }: Office): void {
  if (badges === undefined) return;
  http.get('/api/badges', async () => ({ badges: await badges.list() }));
  http.post('/api/badges', async (request, reply) => {
    const { name, days } = badgeBody.parse(request.body);
    const { badge, text, expiresAt } = await badges.make(name, days);
    return reply.header('cache-control', 'no-store').send({ badge, name, text, expiresAt, svg: qrPicture(text) });
  });
  http.post('/api/badges/:badge/revoke', async (request, reply) => {
    await badges.revoke(badgeParams.parse(request.params).badge, signed.parse(request.body).by);
    return reply.code(202).send({ sent: true });
  });
}
