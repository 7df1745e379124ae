import { register } from 'node:module';

/**
 * A server of its own process on a database that a spec uses: prints where it listens, and stops when
 * its standard input ends. Argument: the database's connection string.
 */
register('./typescript-hooks.mjs', import.meta.url);
const { createApp } = await import('./application.ts');

const app = await createApp({ url: process.argv[2], logLevel: 'silent', graphiql: false });
await app.listen(0, '127.0.0.1');
process.stdout.write(`${await app.getUrl()}\n`);
process.stdin.resume().once('end', () => void app.close());
