import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { Database, HistoryService, HistoryVerifier } from './support/isnad.js';

let app: TestApp;
let database: InstanceType<typeof Database>;
let history: InstanceType<typeof HistoryService>;
beforeAll(async () => {
  app = await startTestApp();
  database = app.nest.get(Database);
  history = app.nest.get(HistoryService);
});
afterAll(() => app.close());

class Thing {
  readonly id = randomUUID();
}

/** What was noted of a record, in the order in which its transaction noted it. */
const noted = (thing: Thing): Promise<string[]> =>
  withClient(app.url, async (client) => {
    const { rows } = await client.query<{ operation: string }>(
      'SELECT operation FROM history_entry WHERE entity_id = $1 ORDER BY place',
      [thing.id],
    );
    return rows.map(({ operation }) => operation);
  });

describe('what a transaction notes', () => {
  it('is written in turn, however much it is, and covered by one link', async () => {
    const before = await app.nest.get(HistoryVerifier).run({ head: null });
    const thing = new Thing();
    const operations = Array.from({ length: 1203 }, (_, i) => `step ${i}`);
    await database.transaction(async () => {
      for (const operation of operations) await history.record(thing, operation, []);
    });
    expect(await noted(thing)).toEqual(operations);
    expect(await app.nest.get(HistoryVerifier).run({ head: before.head })).toMatchObject({
      found: 0,
      links: before.links + 1,
    });
  });

  it('is not written where the transaction fails', async () => {
    const thing = new Thing();
    const failing = database.transaction(async () => {
      await history.record(thing, 'created', []);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await noted(thing)).toEqual([]);
  });

  it('keeps its changes, its reason and quotes of any kind', async () => {
    const thing = new Thing();
    const change = { field: 'name', before: null, after: 'a "b", {c}\\ «د»' };
    await database.transaction(() =>
      history.record(thing, 'updated', [change], 'NULL, "so" \\ {said}'),
    );
    const rows = await withClient(app.url, (client) =>
      client.query('SELECT changes, reason FROM history_entry WHERE entity_id = $1', [thing.id]),
    );
    expect(rows.rows).toEqual([{ changes: [change], reason: 'NULL, "so" \\ {said}' }]);
  });

  it('cannot be noted outside a transaction', async () => {
    await expect(history.record(new Thing(), 'created', [])).rejects.toThrow('outside');
  });
});
