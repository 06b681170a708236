import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Office } from './office.js';

const passBody = z.object({ code: z.string().max(60), gate: z.string().trim().min(1).max(40) }).strict();

/** `POST /api/exits {code, gate}`: whether a gate opens, and that it did; docs/payments.md. */
export function addExitRoutes(http: FastifyInstance, office: Office): void {
  http.post('/api/exits', async (request) => {
    const { code, gate } = passBody.parse(request.body);
    return office.exits.pass(code, gate);
  });
}
