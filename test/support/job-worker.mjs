// Does jobs, once it is told to, in a process of its own that a test may kill. ISNAD_TEST_DATABASE names
// the database.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
process.on('disconnect', () => process.exit(0));
const { createApp, JobRunner } = await import('./application.ts');
const url = process.env.ISNAD_TEST_DATABASE;
const app = await createApp({ url, logLevel: 'error', graphiql: false });
process.on('message', () => app.get(JobRunner).start(1));
process.send('ready');
