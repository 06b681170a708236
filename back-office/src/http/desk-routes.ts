import { identifier } from '@smart-cart/contracts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Office } from './office.js';

export const by = z.string().trim().min(1).max(60);
const cartParams = z.object({ cart: identifier });
const signed = z.object({ by }).strict();
const ageBody = z.object({ approved: z.boolean(), by }).strict();
const auditBody = z.object({ scope: z.enum(['partial', 'full']) }).strict();
const auditAnswerBody = z.object({ outcome: z.enum(['fine', 'corrected', 'waived']), by }).strict();

/** What waits for a person, and what they decide. 202: it is on disk and on its way to the cart. */
export function addDeskRoutes(http: FastifyInstance, office: Office): void {
  http.get('/api/queue', async () => office.desk.queue());
  http.post('/api/carts/:cart/help-coming', async (request, reply) => {
    await office.desk.helpIsComing(cartParams.parse(request.params).cart, signed.parse(request.body).by);
    return reply.code(202).send({ sent: true });
  });
  http.post('/api/carts/:cart/help-answered', async (request, reply) => {
    await office.desk.helpIsDone(cartParams.parse(request.params).cart, signed.parse(request.body).by);
    return reply.code(202).send({ sent: true });
  });
  http.post('/api/carts/:cart/age-check', async (request, reply) => {
    const body = ageBody.parse(request.body);
    await office.desk.settleAge(cartParams.parse(request.params).cart, body.approved, body.by);
    return reply.code(202).send({ sent: true });
  });
  http.post('/api/carts/:cart/audit', async (request, reply) => {
    await office.desk.startAudit(cartParams.parse(request.params).cart, auditBody.parse(request.body).scope);
    return reply.code(202).send({ sent: true });
  });
  http.post('/api/carts/:cart/audit-answer', async (request, reply) => {
    const body = auditAnswerBody.parse(request.body);
    await office.desk.answerAudit(cartParams.parse(request.params).cart, body.outcome, body.by);
    return reply.code(202).send({ sent: true });
  });
  http.get('/api/carts/:cart/seen', async (request) => office.seen(cartParams.parse(request.params).cart));
}
