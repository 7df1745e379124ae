import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { JobRunner } from './support/isnad.js';
import { type Change, type Teacher, teacher } from './support/knowledge.js';
import { fault, recordClaim, word } from './support/records.js';

let app: TestApp;
let teach: Teacher;
beforeAll(async () => {
  app = await startTestApp();
  teach = teacher(app);
  await app.nest.get(JobRunner).start(2);
});
afterAll(() => app.close());

const RESCAN =
  'mutation ($id: ID!) { rescanAffected(id: $id) { claims engineVersion entry { id } } }';

interface Rescan {
  claims: number;
  engineVersion: string;
  entry: { id: string };
}

/** Has the affected claims looked at again, and waits until all of them are. */
async function rescan({ entry: { id } }: Change): Promise<Rescan> {
  const { rescanAffected } = await app.run<{ rescanAffected: Rescan }>(RESCAN, { id });
  await withClient(app.url, async (client) => {
    const unfinished = 'SELECT FROM rescan WHERE finished_at IS NULL';
    while ((await client.query(unfinished)).rowCount) await sleep(20);
  });
  return rescanAffected;
}

interface Found {
  kinds: string[];
  status: string;
  engineVersion: string;
}

async function found(claimId: string): Promise<Found[]> {
  const { node } = await app.run<{ node: { contradictions: { nodes: Found[] } } }>(
    `query ($id: ID!) { node(id: $id) { ... on Claim {
      contradictions { nodes { kinds status engineVersion } } } } }`,
    { id: claimId },
  );
  return node.contradictions.nodes;
}

describe('claims recorded before', () => {
  it('are set against each other once a pair is added, and no more once it is removed', async () => {
    const [place, grassed, paved] = [word(), word(), word()];
    const { claim } = await recordClaim(app, `The stadium of ${place} was ${grassed} in May 2021`);
    await recordClaim(app, `The stadium of ${place} was ${paved} in May 2021`);
    await recordClaim(app, `The stadium of ${word()} was shut in May 2021`);
    const added = await teach.pair([grassed], [paved]);
    expect(added.affectedClaims).toBe(2);
    expect(await found(claim.id)).toEqual([]);

    const { claims, engineVersion } = await rescan(added);
    expect({ claims, engineVersion }).toEqual({ claims: 2, engineVersion: added.engineVersion });
    expect(await found(claim.id)).toEqual([
      { kinds: ['OPPOSITION'], status: 'SUGGESTED', engineVersion },
    ]);

    await rescan(await teach.remove(added));
    expect(await found(claim.id)).toEqual([]);
  });

  it('are found by words that were not known to be the same when they were indexed', async () => {
    const [first, second] = [word(), word()];
    const amount = (name: string, dead: number): string =>
      `The ${name} killed ${dead} people in May 2021`;
    const { claim } = await recordClaim(app, amount(first, 41));
    await recordClaim(app, amount(second, 17));
    expect(await found(claim.id)).toEqual([]);
    await rescan(await teach.change('addAlias', { names: [first, second] }));
    expect(await found(claim.id)).toMatchObject([{ kinds: ['QUANTITY'] }]);
    // Whoever is recorded now is found by either word.
    const { contradictions } = await recordClaim(app, amount(second, 90));
    expect(contradictions).toHaveLength(2);
  });

  it('keep what an editor decided', async () => {
    const [place, open, shut] = [word(), word(), word()];
    const pair = await teach.pair([open], [shut]);
    await recordClaim(app, `The harbour of ${place} was ${open} in May 2021`);
    const { claim, contradictions } = await recordClaim(
      app,
      `The harbour of ${place} was ${shut} in May 2021`,
    );
    await app.run(
      'mutation ($input: ReviewInput!) { confirmContradiction(input: $input) { id } }',
      { input: { id: contradictions[0]!.id } },
    );
    await rescan(await teach.remove(pair));
    expect(await found(claim.id)).toMatchObject([{ status: 'CONFIRMED' }]);
  });
});

it('refuses to look at what is no entry', async () => {
  const id = '0199a1b2-0000-7000-8000-000000000000';
  expect(await fault(app, RESCAN, { id })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await fault(app, RESCAN, { id: 'x' })).toMatchObject({ code: 'NOT_FOUND' });
});
