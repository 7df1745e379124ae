import { isUtf8 } from 'node:buffer';
import type { FastifyError, FastifyInstance } from 'fastify';

/** Fastify's reader would put U+FFFD in the place of broken UTF-8, and what is stored would differ from what was sent. */
export function readJsonStrictly(scope: FastifyInstance): void {
  const parse = scope.getDefaultJsonParser('error', 'error');
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request, body: Buffer, done) => {
      if (isUtf8(body)) void parse(request, body.toString(), done);
      else done(broken());
    },
  );
}

function broken(): FastifyError {
  const error = new Error('The body is not valid UTF-8.') as FastifyError;
  error.statusCode = 400;
  return error;
}
