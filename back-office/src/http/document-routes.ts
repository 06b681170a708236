import { documentName, MAX_DOCUMENT_BYTES } from '@smart-cart/contracts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { checkDocument } from '../documents/document-kinds.js';
import type { Office } from './office.js';

const params = z.object({ name: documentName });
/** The list of badges is made from what staff call back; a file would make two truths of it. */
const published = z.object({ name: documentName.exclude(['revoked-badges']) });
const text = z.string({ error: 'send the file itself, as application/json' }).min(1);
const query = z.object({ by: z.string().trim().min(1).max(60).prefault('staff') });

/** What carts keep besides the catalogue. Bodies are the files themselves, as `application/json`. */
export function addDocumentRoutes(http: FastifyInstance, office: Office): void {
  http.get('/api/documents', async () => ({
    documents: await office.documents.list(),
    training: await office.training.state(),
  }));
  http.get('/api/documents/:name', async (request, reply) => {
    const { name } = params.parse(request.params);
    const { head, text: content } = await office.documents.read(name);
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}-${head.version}.json"`)
      .send(content);
  });
  http.post('/api/training', async (_request, reply) => {
    await office.training.train();
    return reply.code(202).send(await office.training.state());
  });
  http.register((files, _options, done) => {
    // As text: a person's file is checked as it was written, with line numbers.
    files.removeContentTypeParser('application/json');
    const asText = { parseAs: 'string', bodyLimit: MAX_DOCUMENT_BYTES + 1000 } as const;
    files.addContentTypeParser('application/json', asText, (_request, body, parsed) => parsed(null, body));
    /** Says what is wrong with a file, or what is in it, and changes nothing. */
    files.post('/api/documents/:name/check', async (request) => {
      const checked = checkDocument(params.parse(request.params).name, text.parse(request.body));
      return Promise.resolve(
        checked.ok
          ? { ok: true, summary: checked.summary, problems: [] }
          : { ok: false, summary: '', problems: checked.problems },
      );
    });
    files.put('/api/documents/:name', async (request) => {
      const { name } = published.parse(request.params);
      const { by } = query.parse(request.query);
      return office.documents.publish(name, text.parse(request.body), by);
    });
    done();
  });
}
