import { identifier, parseHandoverCode, tripId } from '@smart-cart/contracts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { simulation } from '../payments/simulated-acquirer.js';
import { absent } from './absent.js';
import { by } from './desk-routes.js';
import type { Office } from './office.js';

const tenderParams = z.object({ cart: identifier, trip: tripId, tender: z.coerce.number().int().min(1) });
const tripParams = z.object({ cart: identifier, trip: tripId });
const paidBody = z.object({ by, amount: z.int().min(1).optional() }).strict();
const signed = z.object({ by }).strict();
const listQuery = z.object({ limit: z.coerce.number().int().min(1).max(500).prefault(100) });

/** Money: what is open, what was taken, and how it balances with receipts. */
export function addPaymentRoutes(http: FastifyInstance, office: Office): void {
  http.get('/api/payments', async (request) => office.payments.balances(listQuery.parse(request.query).limit));
  http.get('/api/payments/:cart/:trip', async (request, reply) => {
    const { cart, trip } = tripParams.parse(request.params);
    return (await office.balance(trip, cart)) ?? absent(reply, `There is no trip "${trip}" of cart "${cart}" here.`);
  });
  /** By the barcode on the cart's screen, or by the name of the cart, as people can read it. */
  http.get('/api/handovers/:code', async (request, reply) => {
    const { code } = z.object({ code: z.string().max(200) }).parse(request.params);
    const named = parseHandoverCode(code.trim());
    const waiting = (await office.desk.queue()).filter((item) => item.kind === 'cash-desk');
    const found = waiting.find((item) =>
      named === undefined
        ? item.cart === code.trim().toLowerCase()
        : item.cart === named.cart && item.trip === named.trip && item.tender.tender === named.tender,
    );
    return (
      found ?? absent(reply, 'No cart has handed over a payment under this code. Scan the code on its screen again.')
    );
  });
  http.post('/api/tenders/:cart/:trip/:tender/paid', async (request, reply) => {
    const { by: who, amount } = paidBody.parse(request.body);
    await office.payments.paidAtDesk(tenderParams.parse(request.params), who, amount);
    return reply.code(202).send({ sent: true });
  });
  http.post('/api/tenders/:cart/:trip/:tender/refused', async (request, reply) => {
    await office.payments.refusedAtDesk(tenderParams.parse(request.params), signed.parse(request.body).by);
    return reply.code(202).send({ sent: true });
  });
  http.post('/api/refunds/:refund/handed-back', async (request, reply) => {
    const { refund } = z.object({ refund: z.string().max(120) }).parse(request.params);
    await office.payments.handedBack(refund, signed.parse(request.body).by);
    return reply.code(202).send({ sent: true });
  });
  const acquirer = (): unknown => ({
    name: office.payments.acquirer,
    simulation: office.payments.simulation ?? null,
  });
  http.get('/api/acquirer', async () => Promise.resolve(acquirer()));
  http.put('/api/acquirer/simulation', async (request) => {
    office.payments.simulate(simulation.parse(request.body));
    return Promise.resolve(acquirer());
  });
}
