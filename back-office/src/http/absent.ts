import type { FastifyReply } from 'fastify';

/** There is nothing of that name; the sentence says what is missing. */
export async function absent(reply: FastifyReply, error: string): Promise<FastifyReply> {
  return reply.code(404).send({ error });
}
