/**
 * Opens an embedded database and holds it until a line arrives on standard input, or until it is killed.
 * Arguments: data directory, role. Prints one JSON object a line: {url, ms}, then {released: true};
 * or {error} for one line to the operator, {lost} when the server dies.
 */
import { EmbeddedPostgres } from './postgres/embedded-postgres.js';

const [dataDir, role] = process.argv.slice(2);
const say = (value) => console.log(JSON.stringify(value));
const began = Date.now();
try {
  const log = (line) => say({ log: line });
  const postgres = await EmbeddedPostgres.open({ dataDir, role, durable: false, log });
  say({ url: postgres.url, ms: Date.now() - began });
  postgres.onLost((error) => {
    say({ lost: error.message });
    process.exit(error.exitCode);
  });
  process.stdin.once('data', () => {
    void postgres.release().then(() => {
      say({ released: true });
      process.exit(0);
    });
  });
} catch (error) {
  say({ error: error.message, name: error.name });
  process.exit(error.exitCode ?? 70);
}
