import type { FastifyInstance } from 'fastify';

/** Answers are data: nothing in them is to be run, framed, guessed at or told of to others. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** For every answer; a page that needs more says so itself. */
export function registerSecurityHeaders(
  fastify: FastifyInstance,
  corsOrigins: readonly string[],
): void {
  const headers: Record<string, string> = { ...HEADERS };
  if (corsOrigins.length > 0) headers['cross-origin-resource-policy'] = 'cross-origin';
  const entries = Object.entries(headers);
  fastify.addHook('onRequest', (_request, reply, done) => {
    for (const [name, value] of entries) reply.header(name, value);
    done();
  });
}
