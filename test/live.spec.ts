import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { Database, Notifications } from './support/isnad.js';
import {
  type Ear,
  hear,
  type Listening,
  pause,
  received,
  silence,
  startServer,
  storeLike,
} from './support/live.js';
import { clash, createSpeaker, createTopic, recordClaim, word } from './support/records.js';
import { statementsOf } from './support/statements.js';

let app: TestApp;
/** Another server on the same database. */
let other: Listening;
const ears: Ear[] = [];

beforeAll(async () => {
  app = await startTestApp();
  other = await startServer(app.url);
});
afterEach(() => silence(app, other, ears));
afterAll(async () => {
  await other.nest.close();
  await app.close();
});

async function ear(at: Parameters<typeof hear>[0], variables: object = {}): Promise<Ear> {
  const made = await hear(at, variables);
  ears.push(made);
  return made;
}

/** One after another: see `hear`. */
async function earsAt(at: Parameters<typeof hear>[0], count: number): Promise<Ear[]> {
  const made: Ear[] = [];
  while (made.length < count) made.push(await ear(at));
  return made;
}

describe('contradictionDetected', () => {
  it('is heard at every server, with the fields asked for', async () => {
    const [here, there] = [await ear(app), await ear(other)];
    const { id, one, other: two } = await clash(app);
    for (const each of [here, there]) {
      await received(each, 1);
      expect(each.heard).toEqual([
        {
          data: {
            contradictionDetected: {
              id,
              status: 'SUGGESTED',
              relation: 'CONTRARY',
              claimA: { id: one.id, statement: expect.stringContaining('2,500 troops') },
              claimB: { id: two.id, statement: expect.stringContaining('900 troops') },
            },
          },
        },
      ]);
    }
  });

  it('takes a topic, and a speaker under any id that was merged away', async () => {
    const [topicId, mine] = [await createTopic(app), await createSpeaker(app)];
    const merged = await createSpeaker(app);
    const merge = 'mutation ($input: MergeSpeakersInput!) { mergeSpeakers(input: $input) { id } }';
    const byTopic = await ear(app, { topicId });
    const bySpeaker = await ear(app, { speakerId: mine });
    const byMerged = await ear(app, { speakerId: merged });
    const both = await ear(app, { topicId, speakerId: mine });
    const all = await ear(app);
    const filed = await clash(app, { topicIds: [topicId] });
    await app.run(merge, { input: { fromId: merged, intoId: mine } });
    const said = await clash(app, {}, { speaker: { id: mine } });
    const filedAndSaid = await clash(app, { topicIds: [topicId], speaker: { id: mine } });
    const neither = await clash(app);
    await received(all, 4);
    expect(all.ids()).toEqual([filed.id, said.id, filedAndSaid.id, neither.id]);
    expect(byTopic.ids()).toEqual([filed.id, filedAndSaid.id]);
    expect(bySpeaker.ids()).toEqual([said.id, filedAndSaid.id]);
    expect(byMerged.ids()).toEqual([said.id, filedAndSaid.id]);
    expect(both.ids()).toEqual([filedAndSaid.id]);
  });

  it('is told of what an editor records and of what is reopened, not of decisions', async () => {
    const [{ claim: one }, { claim: two }] = [
      await recordClaim(app, `The bridge of ${word()} is long`),
      await recordClaim(app, `The tower of ${word()} is high`),
    ];
    const listener = await ear(app);
    const input = { claimId: one.id, otherClaimId: two.id, relation: 'TENSION', rationale: 'See.' };
    const { recordContradiction: made } = await app.run<{ recordContradiction: { id: string } }>(
      'mutation ($input: RecordContradictionInput!) { recordContradiction(input: $input) { id } }',
      { input },
    );
    const decide = (what: string, more = ''): Promise<unknown> =>
      app.run(`mutation { ${what}Contradiction(input: { id: "${made.id}" ${more} }) { id } }`);
    await decide('confirm');
    await decide('dismiss', 'reason: DIFFERENT_SCOPE');
    await decide('reopen');
    const last = await clash(app);
    await received(listener, 3);
    expect(listener.ids()).toEqual([made.id, made.id, last.id]);
  });

  it('is not told of what was rolled back, of drafts, or of what is retracted by then', async () => {
    const listener = await ear(app);
    const place = word();
    await recordClaim(app, `There are 2,500 troops in ${place}`);
    await recordClaim(app, `There are 900 troops in ${place}`, { draft: true });
    const database = app.nest.get(Database);
    const { id } = await clash(app);
    await received(listener, 1);
    await expect(
      database.transaction(async () => {
        await database.query(`UPDATE contradiction SET status = 'DISMISSED' WHERE id = $1`, [id]);
        await database.query(`UPDATE contradiction SET status = 'SUGGESTED' WHERE id = $1`, [id]);
        throw new Error('Rolled back');
      }),
    ).rejects.toThrow('Rolled back');
    const { one } = await clash(app);
    await received(listener, 2);
    // Committed together: by the time that it is heard of, the claim is no longer published.
    await database.transaction(async () => {
      await database.query(`UPDATE contradiction SET status = 'DISMISSED' WHERE claim_a_id = $1`, [
        one.id,
      ]);
      await database.query(`UPDATE contradiction SET status = 'SUGGESTED' WHERE claim_a_id = $1`, [
        one.id,
      ]);
      await database.query(`UPDATE claim SET status = 'DRAFT' WHERE id = $1`, [one.id]);
    });
    const last = await clash(app);
    await received(listener, 3);
    expect(listener.ids().slice(2)).toEqual([last.id]);
  });

  it('has many that one statement stored told of, each once and in order', async () => {
    const listener = await ear(other);
    const { id } = await clash(app);
    for (let n = 0; n < 8; n++) await recordClaim(app, `The ${word()} of ${word()} is ${word()}`);
    await received(listener, 1);
    const stored = await withClient(app.url, (client) => storeLike(client, id, 250));
    expect(stored).toHaveLength(250);
    await received(listener, 251);
    expect(listener.ids().slice(1)).toEqual(stored);
  });

  it('catches up on what was stored while a server could not hear, and repeats nothing', async () => {
    const [here, there] = [await ear(app), await ear(other)];
    const before = await clash(app);
    await Promise.all([received(here, 1), received(there, 1)]);
    const [missed] = await withClient(app.url, (client) =>
      deafened(app.url, () => storeLike(client, before.id, 1)),
    );
    await Promise.all([received(here, 2), received(there, 2)]);
    const after = await clash(app);
    await Promise.all([received(here, 3), received(there, 3)]);
    for (const each of [here, there]) expect(each.ids()).toEqual([before.id, missed, after.id]);
  });

  it('is read once for all who listen alike', async () => {
    const { id } = await clash(app);
    await clash(app);
    const some = await earsAt(app, 2);
    // By hand: what detection asks of the database depends on what else is recorded.
    const telling = async (listeners: Ear[]): Promise<number> => {
      const sent = await queriesOf(async () => {
        await withClient(app.url, (client) => storeLike(client, id, 1));
        for (const each of listeners) await received(each, 1);
      });
      for (const each of listeners) each.heard.length = 0;
      return sent;
    };
    const cost = await telling(some);
    const more = await earsAt(app, 6);
    // One statement for each of the six would be enough to show.
    expect(await telling([...some, ...more])).toBeLessThan(cost + more.length);
  });
});

/** Does something while no server hears of it, and none can connect anew. */
async function deafened<T>(url: string, work: () => Promise<T>): Promise<T> {
  const name = new URL(url).pathname.slice(1);
  return withClient(process.env.ISNAD_TEST_SERVER!, async (client) => {
    await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = $1 AND application_name = 'isnad live'`,
      [name],
    );
    for (const { nest } of [app, other]) {
      while (nest.get(Notifications).listening) await pause();
    }
    const done = await work();
    await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    return done;
  });
}

/** How many statements any connection of this process sends meanwhile, beside those that run by the clock. */
async function queriesOf(work: () => Promise<unknown>): Promise<number> {
  const sent = await statementsOf(work);
  return sent.filter((sql) => sql !== 'SELECT' && !/user_session|app_user/.test(sql)).length;
}
