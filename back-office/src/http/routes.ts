import { identifier, minorUnits, sku, tripId } from '@smart-cart/contracts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { BackOfficeError, type BackOfficeErrorCode } from '../back-office-error.js';
import { absent } from './absent.js';
import { addBadgeRoutes } from './badge-routes.js';
import { addDeskRoutes } from './desk-routes.js';
import { addDocumentRoutes } from './document-routes.js';
import { addExitRoutes } from './exit-routes.js';
import type { Office } from './office.js';
import { addPaymentRoutes } from './payment-routes.js';
import { addReceiptRoute } from './receipt-route.js';

const count = (most: number, usual: number): z.ZodType<number> =>
  z.coerce.number().int().min(1).max(most).prefault(usual);

const receiptQuery = z
  .object({
    cart: identifier.optional(),
    status: z.enum(['open', 'finished', 'abandoned', 'closed']).optional(),
    disagreement: z.enum(['true', 'false']).optional(),
    before: z.coerce.number().min(0).optional(),
    limit: count(500, 100),
  })
  .strict();
const factQuery = z
  .object({
    cart: identifier,
    epoch: z.coerce.number().int().min(0).prefault(0),
    seq: z.coerce.number().int().min(0).prefault(0),
    limit: count(1000, 1000),
  })
  .strict();
const catalogueQuery = z.object({ search: z.string().max(80).prefault(''), limit: count(50_000, 50) }).strict();
const priceBody = z.object({ price: minorUnits.min(0) }).strict();

const statusCodes: Partial<Record<BackOfficeErrorCode, number>> = {
  'product-unknown': 404,
  'cart-unknown': 404,
  'nothing-open': 409,
  'document-invalid': 422,
  'document-unknown': 404,
  'too-few-receipts': 409,
  'catalogue-invalid': 409,
  'not-started': 503,
};

/** The JSON interface. Errors are `{ error: sentence }` with a fitting status. */
export function addRoutes(http: FastifyInstance, office: Office): void {
  http.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => {
    if (BackOfficeError.is(error)) return reply.code(statusCodes[error.code] ?? 500).send({ error: error.message });
    if (error instanceof z.ZodError) return reply.code(400).send({ error: sentenceOf(error) });
    const code = error.statusCode ?? 500;
    const message = code < 500 ? error.message : 'The back office could not do that. Its log says why.';
    if (code >= 500) process.stderr.write(`${error.stack ?? error.message}\n`);
    return reply.code(code).send({ error: message });
  });

  addDeskRoutes(http, office);
  addBadgeRoutes(http, office);
  addPaymentRoutes(http, office);
  addExitRoutes(http, office);
  addDocumentRoutes(http, office);
  addReceiptRoute(http, office);

  http.get('/health', async (_request, reply) => {
    const health = await office.health();
    return reply.code(health.ok ? 200 : 503).send(health);
  });
  http.get('/api/health', async () => office.health());

  http.get('/api/carts', async () => office.carts());
  http.get('/api/carts/:cart', async (request, reply) => {
    const { cart } = z.object({ cart: identifier }).parse(request.params);
    return (await office.cart(cart)) ?? absent(reply, `This store has no cart "${cart}".`);
  });

  http.get('/api/receipts', async (request) => {
    const { disagreement, ...filter } = receiptQuery.parse(request.query);
    return office.receipts({
      ...filter,
      disagreement: disagreement === undefined ? undefined : disagreement === 'true',
    });
  });
  http.get('/api/receipts/:trip', async (request, reply) => {
    const { trip } = z.object({ trip: tripId }).parse(request.params);
    const { cart } = z.object({ cart: identifier.optional() }).parse(request.query);
    return (await office.receipt(trip, cart)) ?? absent(reply, `There is no receipt of trip "${trip}" here.`);
  });
  http.get('/api/facts', async (request) => {
    const { cart, epoch, seq, limit } = factQuery.parse(request.query);
    return office.facts(cart, { epoch, seq }, limit);
  });
  http.get('/api/anomalies', async (request) => {
    const { limit } = z.object({ limit: count(1000, 200) }).parse(request.query);
    return office.anomalies(limit);
  });

  http.get('/api/catalogue', async (request, reply) => {
    const { search, limit } = catalogueQuery.parse(request.query);
    const catalogue = await office.catalogue();
    if (catalogue === undefined) return absent(reply, 'The store has no catalogue yet.');
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    const found = catalogue.products.filter((product) => {
      const text = [product.name, product.sku, product.plu ?? '', ...product.gtins].join(' ').toLowerCase();
      return words.every((word) => text.includes(word));
    });
    found.sort((a, b) => a.name.localeCompare(b.name));
    return { header: catalogue.header, total: found.length, products: found.slice(0, limit) };
  });
  http.patch('/api/catalogue/products/:sku', async (request) => {
    const params = z.object({ sku }).parse(request.params);
    const { price } = priceBody.parse(request.body);
    return office.changePrice(params.sku, price);
  });
}

function sentenceOf(error: z.ZodError): string {
  const [issue] = error.issues;
  const where = issue?.path.join('.');
  return `${where === undefined || where === '' ? 'The request' : `"${where}"`}: ${issue?.message ?? 'is not usable'}`;
}
