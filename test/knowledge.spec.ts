import { fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { waitsForLock, withClient } from './support/database.js';
import { type Change, changing, type Teacher, teacher } from './support/knowledge.js';
import { fault, type PageOfIds, recordClaim, walk, word } from './support/records.js';

let app: TestApp;
let teach: Teacher;
beforeAll(async () => {
  app = await startTestApp();
  teach = teacher(app);
});
afterAll(() => app.close());

const COMPARE = `query ($a: StatementInput!, $b: StatementInput!) {
  compareStatements(a: $a, b: $b) { verdict findings { kind } } }`;

async function verdict(a: string, b: string): Promise<string> {
  const { compareStatements } = await app.run<{ compareStatements: { verdict: string } }>(COMPARE, {
    a: { statement: a },
    b: { statement: b },
  });
  return compareStatements.verdict;
}

async function version(): Promise<string> {
  return (await app.run<{ engineVersion: string }>('{ engineVersion }')).engineVersion;
}

const found = async (claimId: string): Promise<{ id: string; engineVersion: string }[]> => {
  const { node } = await app.run<{
    node: { contradictions: { nodes: { id: string; engineVersion: string }[] } };
  }>(
    `query ($id: ID!) { node(id: $id) { ... on Claim { contradictions { nodes { id engineVersion } } } } }`,
    { id: claimId },
  );
  return node.contradictions.nodes;
};

/** Two made-up predicates of one made-up subject. */
function predicates(): { grassed: string; paved: string; a: string; b: string } {
  const [place, grassed, paved] = [word(), word(), word()];
  return {
    grassed,
    paved,
    a: `The stadium of ${place} was ${grassed} in May 2021`,
    b: `The stadium of ${place} was ${paved} in May 2021`,
  };
}

describe('an opposed pair', () => {
  it('is found as soon as it is added, and not once it is removed', async () => {
    const { grassed, paved, a, b } = predicates();
    const before = await version();
    expect(await verdict(a, b)).toBe('NONE');
    const added = await teach.pair([grassed], [paved], { note: 'grounds' });
    expect(added.engineVersion).toMatch(/^\d+\.\d+\.\d+\+k\.[0-9a-f]{8}$/);
    expect(await version()).toBe(added.engineVersion);
    expect(await verdict(a, b)).toBe('CONTRARY');

    const one = await recordClaim(app, a);
    const other = await recordClaim(app, b);
    expect(other.contradictions).toHaveLength(1);
    const [stored] = await found(one.claim.id);
    expect(stored!.engineVersion).toBe(added.engineVersion);

    const removed = await teach.remove(added);
    expect(removed.entry.removedAt).not.toBeNull();
    expect(removed.affectedClaims).toBe(2);
    expect(removed.engineVersion).toBe(before);
    expect(await verdict(a, b)).toBe('NONE');
  });

  it('has its history, and is a node', async () => {
    const { grassed, paved } = predicates();
    const added = await teach.pair([grassed], [paved]);
    await teach.remove(added);
    const { node } = await app.run<{ node: { history: { nodes: { operation: string }[] } } }>(
      `query ($id: ID!) { node(id: $id) { ... on KnowledgeEntry { history { nodes { operation } } } } }`,
      { id: added.entry.id },
    );
    expect(node.history.nodes.map((each) => each.operation)).toEqual(['removed', 'added']);
  });
});

describe('a synonym', () => {
  it('takes part in what its other words are opposed to', async () => {
    const [place, left] = [word(), word()];
    const a = `The army ${left} ${place} in May 2021`;
    const b = `The army stayed in ${place} in May 2021`;
    expect(await verdict(a, b)).toBe('NONE');
    const added = await teach.synonym([left, 'withdraw']);
    expect(await verdict(a, b)).not.toBe('NONE');
    await teach.remove(added);
    expect(await verdict(a, b)).toBe('NONE');
  });
});

describe('a unit', () => {
  it('is converted, in what is compared and what is recorded', async () => {
    const [place, unit] = [word(), word()];
    const a = `The road to ${place} is 10 ${unit} long`;
    const b = `The road to ${place} is 56 kilometres long`;
    const c = `The road to ${place} is 40 kilometres long`;
    await teach.change('addUnit', {
      forms: [unit],
      unit: 'METRE',
      factor: 5600,
      dimension: 'LENGTH',
    });
    expect(await verdict(a, b)).toBe('NONE');
    expect(await verdict(a, c)).toBe('CONTRARY');
    const { claim } = await recordClaim(app, a);
    const { node } = await app.run<{ node: { quantities: object[] } }>(
      `query ($id: ID!) { node(id: $id) { ... on Claim { quantities { unit lower } } } }`,
      { id: claim.id },
    );
    expect(node.quantities).toEqual([{ unit: 'METRE', lower: 56_000 }]);
  });
});

describe('an alias', () => {
  it('makes two names one, across languages', async () => {
    const a = 'استقال ابن الجبل';
    const b = 'لم يستقل سردار البشكاني';
    const c = 'Zorander did not resign';
    expect(await verdict(a, b)).toBe('NONE');
    const names = ['سردار البشكاني', 'ابن الجبل', 'Zorander'];
    const added = await teach.change('addAlias', { names });
    expect(await verdict(a, b)).toBe('CONTRADICTORY');
    expect(await verdict(a, c)).toBe('CONTRADICTORY');
    await teach.remove(added);
  });
});

describe('claims recorded before', () => {
  it('are counted by any inflection of the forms, each once', async () => {
    // Not one that ends in s, whose plural would be another word.
    const [noun, other] = [`${word()}r`, word()];
    await recordClaim(app, `The ${noun}s met in ${word()}`);
    await recordClaim(app, `A ${noun} and a ${other} met in ${word()}`);
    await recordClaim(app, `Nobody met in ${word()}`);
    expect((await teach.synonym([noun, other])).affectedClaims).toBe(2);
    await recordClaim(app, `وسيتبرطخون في مدينة ${word()}`);
    await recordClaim(app, `تبرطخ الجيش في مدينة ${word()}`);
    expect((await teach.synonym(['تبرطخ', word()])).affectedClaims).toBe(2);
  });

  it('are counted for a phrase only where its words stand together', async () => {
    const [first, second] = [word(), word()];
    await recordClaim(app, `The ${first} ${second} fell in ${word()}`);
    await recordClaim(app, `The ${first} of the ${second} fell in ${word()}`);
    expect((await teach.synonym([`${first} ${second}`, word()])).affectedClaims).toBe(1);
  });

  it('are counted for a form that an update took away', async () => {
    const [old, now] = [word(), word()];
    await recordClaim(app, `The ${old} fell in ${word()}`);
    const added = await teach.synonym([old, word()]);
    const { id, revision } = added.entry;
    const input = { id, expectedRevision: revision, forms: [now, word()] };
    const updated = await teach.change('updateSynonym', input);
    expect(updated).toMatchObject({ affectedClaims: 1, entry: { revision: revision + 1 } });
    expect(updated.engineVersion).not.toBe(added.engineVersion);
  });
});

describe('another process on the same database', () => {
  it('has what is added and removed at once', async () => {
    const { grassed, paved, a, b } = predicates();
    const script = new URL('./support/other-process.mjs', import.meta.url);
    const other = fork(script.pathname, [app.url], { execArgv: [] });
    const answer = async (): Promise<unknown> => ((await once(other, 'message')) as [unknown])[0];
    const compare = (): Promise<unknown> => {
      const answered = answer();
      other.send([a, b]);
      return answered;
    };
    const both = (verdict: string, engineVersion: string): object => ({
      recording: { verdict, engineVersion },
      reading: { verdict, engineVersion },
    });
    try {
      expect(await answer()).toBe('ready');
      expect(await compare()).toEqual(both('NONE', await version()));
      const added = await teach.pair([grassed], [paved]);
      expect(await compare()).toEqual(both('CONTRARY', added.engineVersion));
      const removed = await teach.remove(added);
      expect(await compare()).toEqual(both('NONE', removed.engineVersion));
    } finally {
      other.disconnect();
      if (other.exitCode === null) await once(other, 'exit');
    }
  });
});

describe('a change', () => {
  it('waits until what is being recorded is committed, and holds up what comes after', async () => {
    const { grassed, paved, a, b } = predicates();
    await recordClaim(app, a);
    await withClient(app.url, (recording) =>
      withClient(app.url, async (watching) => {
        await recording.query('BEGIN');
        await recording.query('SELECT hold_knowledge()');
        const order: string[] = [];
        const pair = teach.pair([grassed], [paved]).then(() => order.push('taught'));
        await waitsForLock(watching);
        const claim = recordClaim(app, b).then(({ contradictions }) => {
          order.push('recorded');
          return contradictions;
        });
        order.push('committed');
        await recording.query('COMMIT');
        await pair;
        expect(await claim).toHaveLength(1);
        expect(order[0]).toBe('committed');
      }),
    );
  });
});

describe('a change that fails', () => {
  it('leaves the engine as the database has it', async () => {
    const { grassed, paved, a, b } = predicates();
    const before = await version();
    await withClient(app.url, (client) =>
      client.query(`
        CREATE FUNCTION refuse_commit() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'refused'; END $$;
        CREATE CONSTRAINT TRIGGER refused AFTER INSERT ON knowledge_entry DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION refuse_commit();`),
    );
    const input = { forms: [grassed], opposites: [paved] };
    expect(await fault(app, changing('addOpposedPair'), { input })).toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
    });
    await withClient(app.url, (client) => client.query('DROP TRIGGER refused ON knowledge_entry'));
    expect(await version()).toBe(before);
    expect(await verdict(a, b)).toBe('NONE');
  });

  it('is one of two that meet, and then done again', async () => {
    const changes = await Promise.all(
      Array.from({ length: 2 }, () => teach.synonym([word(), word()])),
    );
    const last = await version();
    expect(new Set(changes.map((each) => each.engineVersion)).size).toBe(2);
    expect(changes.map((each) => each.engineVersion)).toContain(last);
  });
});

describe('the list', () => {
  const LIST = `query ($filter: KnowledgeFilter, $first: Int, $after: String) {
    knowledge(filter: $filter, first: $first, after: $after) {
      nodes { id } totalCount pageInfo { hasNextPage endCursor } } }`;
  const list = async (filter: object, page: object = {}): Promise<PageOfIds> =>
    (await app.run<{ knowledge: PageOfIds }>(LIST, { filter, ...page })).knowledge;
  const ids = async (filter: object): Promise<string[]> =>
    (await list(filter)).nodes.map((node) => node.id);

  it('filters by kind, form in any spelling and whether it was removed, page by page', async () => {
    const mark = word();
    const entries: Change[] = [];
    for (let i = 0; i < 5; i++) entries.push(await teach.synonym([`${mark} ${word()}`, word()]));
    const alias = await teach.change('addAlias', { names: [`أ${mark}`, word()] });
    const newest = entries.map((each) => each.entry.id).reverse();
    const search = mark.toUpperCase();
    expect(await ids({ search, kind: 'SYNONYM' })).toEqual(newest);
    expect(await ids({ search: `ا${mark}` })).toEqual([alias.entry.id]);
    const walked = await walk((after) => list({ search, kind: 'SYNONYM' }, { first: 2, after }));
    expect(walked).toEqual(newest);
    await teach.remove(entries[0]!);
    expect(await ids({ search, kind: 'SYNONYM' })).toEqual(newest.slice(0, -1));
    expect(await ids({ search, removed: true })).toEqual(newest.slice(-1));
  });
});
