import type { FastifyInstance } from 'fastify';
import type { Office } from './office.js';

/** `GET /r/{token}`: a shopper's own receipt, for anybody who has its address. */
export function addReceiptRoute(http: FastifyInstance, office: Office): void {
  http.get('/r/:token', async (request, reply) => {
    const { token } = request.params as { token: string };
    const page = await office.shoppersReceipts.page(token, { stylesheet: '/receipt.css', script: '/receipt.js' });
    reply.type('text/html; charset=utf-8').header('cache-control', 'private, no-store');
    if (page !== undefined) return reply.send(page);
    return reply
      .code(404)
      .send(
        '<!doctype html><html lang="en"><title>No receipt</title><p>There is no receipt at this address.</p></html>',
      );
  });
}
