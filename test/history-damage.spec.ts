import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import type { ChainHead } from '../src/history/chain/say.js';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { HistoryVerifier } from './support/isnad.js';
import { createOutlet, recordClaim, word } from './support/records.js';
import { type Entry, newest, tampered as tamperedAt } from './support/tamper.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const verify = (head: ChainHead | null = null) => app.nest.get(HistoryVerifier).run({ head });

const tampered = <T>(
  change: string | ((client: pg.Client) => Promise<unknown>),
  look: () => Promise<T>,
): Promise<T> => tamperedAt(app.url, change, look);

describe('a change past Isnad is found and named:', () => {
  let entries: Entry[];
  let noted: ChainHead;

  beforeAll(async () => {
    await createOutlet(app);
    await recordClaim(app, `The dam of ${word()} holds`);
    await createOutlet(app);
    noted = (await verify()).head!;
    entries = await withClient(app.url, (client) => newest(client, 3));
  });

  const link = (): string => `Link ${entries[0]!.link} (`;

  it.each([
    ['its reason', `reason = 'another'`],
    ['what changed', `changes = '[{"field":"statement","before":null,"after":"x"}]'`],
    ['who did it', `actor_id = gen_random_uuid()`],
    ['when', `created_at = created_at - interval '1 microsecond'`],
    ['what it was done to', `entity_id = gen_random_uuid()`],
    ['the request', `request_id = 'x'`],
    ['the id', `id = gen_random_uuid()`],
  ])('an altered entry: %s', async (_what, change) => {
    const result = await tampered(
      `UPDATE history_entry SET ${change} WHERE id = '${entries[1]!.id}'`,
      () => verify(noted),
    );
    expect(result.found).toBe(1);
    expect(result.faults[0]).toContain(link());
    expect(result.faults[0]).toContain(`entry 2 of ${entries.length} was altered: entry `);
    if (_what !== 'the id') expect(result.faults[0]).toContain(entries[1]!.id);
  });

  it('a removed entry', async () => {
    const result = await tampered(`DELETE FROM history_entry WHERE id = '${entries[2]!.id}'`, () =>
      verify(noted),
    );
    expect(result).toMatchObject({ found: 1 });
    expect(result.faults[0]).toContain(link());
    expect(result.faults[0]).toContain(`entry 3 of ${entries.length} is missing`);
  });

  it('an entry with the link that covers it', async () => {
    const number = entries[0]!.link;
    const result = await tampered(
      `DELETE FROM history_entry WHERE batch = (SELECT batch FROM history_link WHERE number = ${number});
       DELETE FROM history_link WHERE number = ${number}`,
      () => verify(noted),
    );
    expect(result.faults).toEqual([`Link ${number} is missing`]);
  });

  it('a link hidden before the first, with its entries', async () => {
    const result = await tampered(
      `UPDATE history_link SET number = -1 WHERE number = ${noted.number}`,
      () => verify(),
    );
    expect(result.faults).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Link -1 .* has no place in the chain/)]),
    );
  });

  it('the newest entry', async () => {
    const result = await tampered(
      `DELETE FROM history_entry WHERE batch = (SELECT batch FROM history_link ORDER BY number DESC LIMIT 1)`,
      () => verify(),
    );
    expect(result.found).toBe(1);
    expect(result.faults[0]).toContain(`Link ${noted.number} (`);
    expect(result.faults[0]).toContain('entry 1 of 1 is missing');
  });

  it('the newest entries with their links, by a head noted before', async () => {
    const cut = `DELETE FROM history_entry WHERE batch IN (SELECT batch FROM history_link ORDER BY number DESC LIMIT 2);
       DELETE FROM history_link WHERE number > ${noted.number! - 2}`;
    const [without, by] = await tampered(cut, async () => [await verify(), await verify(noted)]);
    expect(without.found).toBe(0);
    expect(by.found).toBe(1);
    expect(by.faults[0]).toContain(`${noted.number}:${noted.hash}, is not in the chain`);
  });

  it.each([
    ['in a batch of its own', '', ''],
    ['in a batch that has a link', ', batch, place', `, %batch, %place + 1`],
  ])('a forged entry %s', async (_where, columns, values) => {
    const id = randomUUID();
    const result = await tampered(
      async (client) => {
        const { rows } = await client.query<{ batch: string }>(
          'SELECT batch FROM history_link WHERE number = $1',
          [entries[0]!.link],
        );
        const own = values.replace('%batch', rows[0]!.batch).replace('%place', `${entries.length}`);
        await client.query(
          `INSERT INTO history_entry (id, entity_type, entity_id, operation, changes${columns})
         VALUES ($1, 'Claim', $1, 'recorded', '[]'${own})`,
          [id],
        );
      },
      () => verify(noted),
    );
    expect(result.found).toBe(1);
    expect(result.faults[0]).toContain(id);
    expect(result.faults[0]).toMatch(columns ? /an entry was added/ : /covered by no link/);
  });

  it('entries that changed places', async () => {
    const [one, two] = entries;
    const result = await tampered(
      `UPDATE history_entry SET place = -1 WHERE id = '${one!.id}';
       UPDATE history_entry SET place = 1 WHERE id = '${two!.id}';
       UPDATE history_entry SET place = 2 WHERE id = '${one!.id}'`,
      () => verify(noted),
    );
    expect(result.found).toBe(2);
    for (const { id } of [one!, two!]) {
      expect(result.faults).toEqual(expect.arrayContaining([expect.stringContaining(id)]));
    }
  });

  it('links that changed places', async () => {
    const number = entries[0]!.link;
    const result = await tampered(
      `UPDATE history_link SET number = -1 WHERE number = ${number};
       UPDATE history_link SET number = ${number} WHERE number = ${number - 1};
       UPDATE history_link SET number = ${number - 1} WHERE number = -1`,
      () => verify(noted),
    );
    const told = result.faults.join('\n');
    for (const moved of [number - 1, number]) expect(told).toContain(`Link ${moved} (`);
    expect(told).toContain('was altered');
    expect(told).toContain('does not follow');
  });

  it.each([
    ['its time', `created_at = created_at - interval '1 hour'`, 'was altered'],
    ['its predecessor', `previous = sha256('x')`, 'was altered'],
    ['its hash', `hash = sha256('x')`, 'was altered'],
    [
      'what it covers',
      `digests = overlay(digests PLACING sha256('x') FROM 1 FOR 32)`,
      'entry 1 of',
    ],
    ['its format', 'format = 9', 'has the format 9'],
  ])('an altered link: %s', async (_what, change, said) => {
    const result = await tampered(
      `UPDATE history_link SET ${change} WHERE number = ${entries[0]!.link}`,
      () => verify(noted),
    );
    expect(result.found).toBeGreaterThan(0);
    const told = result.faults.join('\n');
    expect(told).toContain(link());
    expect(told).toContain(said);
  });

  it('an entry and its link, hashed anew by the database’s own functions', async () => {
    const number = entries[0]!.link;
    const result = await tampered(
      `UPDATE history_entry SET reason = 'another' WHERE id = '${entries[0]!.id}';
       UPDATE history_link l SET digests = (SELECT string_agg(history_digest(e), '' ORDER BY place) FROM history_entry e WHERE e.batch = l.batch)
       WHERE number = ${number};
       UPDATE history_link l SET hash = history_link_hash(l) WHERE number = ${number}`,
      () => verify(noted),
    );
    expect(result.found).toBe(1);
    expect(result.faults[0]).toMatch(
      new RegExp(`^Link ${number + 1} .* does not follow from link ${number} as`),
    );
  });

  it('a chain made anew from there to its end, by a head noted before', async () => {
    const number = entries[0]!.link;
    const result = await tampered(
      async (client) => {
        await client.query(`UPDATE history_entry SET reason = 'another' WHERE id = $1`, [
          entries[0]!.id,
        ]);
        await client.query(
          `CREATE TEMP TABLE redone AS SELECT batch FROM history_link WHERE number >= ${number} ORDER BY number`,
        );
        await client.query(`DELETE FROM history_link WHERE number >= ${number}`);
        await client.query('SELECT add_history_link(batch) FROM redone');
      },
      () => verify(noted),
    );
    expect(result.found).toBe(1);
    expect(result.faults[0]).toContain('is not in the chain');
  });

  it('and nothing is left of it afterwards', async () => {
    expect(await verify(noted)).toMatchObject({ found: 0, head: noted });
  });
});
