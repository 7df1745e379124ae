import { register } from 'node:module';

/**
 * Another process on a database that a spec uses, without the server round it: for each message with two
 * statements it sends back the verdict and the version of its engine. Argument: the connection string.
 */
register('./typescript-hooks.mjs', import.meta.url);
await import('reflect-metadata');
const { DataSource } = await import('typeorm');
const { Database } = await import('../../src/platform/database/database.ts');
const { dataSourceOptions } = await import('../../src/platform/database/data-source.ts');
const { EngineKnowledge } = await import('../../src/contradictions/knowledge/engine-knowledge.ts');
const { compareStatements } = await import('../../src/contradictions/detection/compare.ts');
const { engineVersion } = await import('../../src/contradictions/detection/engine-version.ts');

const dataSource = await new DataSource(dataSourceOptions(process.argv[2])).initialize();
const database = new Database(dataSource);
const engine = new EngineKnowledge(database);
await engine.onModuleInit();

process.on('disconnect', () => void dataSource.destroy());
process.on('message', ([a, b]) => {
  const compare = () => ({
    verdict: compareStatements({ statement: a }, { statement: b }).verdict,
    engineVersion: engineVersion(),
  });
  // As a server records, in a transaction, and as it reads, without one.
  void (async () => {
    const recording = await database.transaction(() => Promise.resolve(compare()));
    await engine.refresh();
    process.send({ recording, reading: compare() });
  })();
});
process.send('ready');
