import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const require = createRequire(import.meta.url);

/** What the page loads, from installed packages: it works without a network. */
const ASSETS: Record<string, { from: string; file: string; type: string }> = {
  'react.js': { from: 'react', file: 'umd/react.production.min.js', type: 'text/javascript' },
  'react-dom.js': {
    from: 'react-dom',
    file: 'umd/react-dom.production.min.js',
    type: 'text/javascript',
  },
  'graphiql.js': { from: 'graphiql', file: 'graphiql.min.js', type: 'text/javascript' },
  'graphiql.css': { from: 'graphiql', file: 'graphiql.min.css', type: 'text/css' },
};

const page = readFileSync(new URL('./graphiql.html', import.meta.url), 'utf8');

/** Its own script by its digest; the editor writes styles into the page. */
const POLICY = [
  "default-src 'none'",
  `script-src 'self' ${scriptDigests(page).join(' ')}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  'font-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

function scriptDigests(html: string): string[] {
  return [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(
    ([, script]) => `'sha256-${createHash('sha256').update(script!).digest('base64')}'`,
  );
}

/** GET /graphiql and the files it needs. Not for production. */
export function registerGraphiql(fastify: FastifyInstance): void {
  fastify.get('/graphiql', (_request, reply) =>
    reply.header('content-security-policy', POLICY).type('text/html; charset=utf-8').send(page),
  );
  for (const [name, { from, file, type }] of Object.entries(ASSETS)) {
    // By way of package.json, because React's export map hides its browser bundles.
    const path = join(dirname(require.resolve(`${from}/package.json`)), file);
    fastify.get(`/graphiql/${name}`, (_request, reply) =>
      reply
        .type(`${type}; charset=utf-8`)
        .header('cache-control', 'max-age=3600')
        .send(readFileSync(path)),
    );
  }
}
