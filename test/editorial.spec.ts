import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { clash, fault, type Id, recordClaim } from './support/records.js';

const NOBODY = '00000000-0000-7000-8000-000000000000';
const FIELDS = `id status revision relation score kinds engineVersion
  findings { kind sentenceAr sentenceEn valueA valueB } claimA { id } claimB { id }`;
const RECORD = `mutation ($input: RecordContradictionInput!) { recordContradiction(input: $input) { ${FIELDS} } }`;
const REVISE = 'mutation ($input: ReviseClaimInput!) { reviseClaim(input: $input) { id } }';
const CONFIRM = 'mutation ($input: ReviewInput!) { confirmContradiction(input: $input) { id } }';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function editorial(
  claimId: string,
  otherClaimId: string,
  more: object = {},
): Promise<Id & { kinds: string[] }> {
  const input = {
    claimId,
    otherClaimId,
    relation: 'TENSION',
    rationale: 'One rests on the other',
    ...more,
  };
  return (await app.run<{ recordContradiction: Id & { kinds: string[] } }>(RECORD, { input }))
    .recordContradiction;
}

describe('an editor’s own contradiction', () => {
  it('is stored lower id first, with the reason in its language', async () => {
    const [a, b] = [
      await recordClaim(app, 'The old bridge stands'),
      await recordClaim(app, 'Traders left town'),
    ];
    const made = await editorial(b.claim.id, a.claim.id, {
      rationale: 'لا يستقيم القولان معا',
      rationaleTranslation: 'The two sit ill together',
    });
    expect(made).toMatchObject({
      status: 'SUGGESTED',
      kinds: ['EDITORIAL'],
      relation: 'TENSION',
      score: 1,
      engineVersion: 'editorial',
      claimA: { id: a.claim.id },
      claimB: { id: b.claim.id },
      findings: [
        {
          kind: 'EDITORIAL',
          sentenceAr: 'لا يستقيم القولان معا',
          sentenceEn: 'The two sit ill together',
        },
      ],
    });
  });

  it('joins what detection suggested, and stays when the words change', async () => {
    const { id, one, other } = await clash(app);
    const joined = await editorial(one.id, other.id);
    expect(joined).toMatchObject({ id, relation: 'TENSION', score: 1, revision: 2 });
    expect(joined.kinds).toEqual(expect.arrayContaining(['EDITORIAL', 'QUANTITY']));
    await app.run(REVISE, {
      input: { id: other.id, expectedRevision: 1, statement: 'The weather is fine' },
    });
    const ask = `query ($id: ID!) { node(id: $id) { ... on Contradiction { ${FIELDS} } } }`;
    expect((await app.run<{ node: object }>(ask, { id })).node).toMatchObject({
      status: 'SUGGESTED',
      kinds: ['EDITORIAL'],
      relation: 'TENSION',
      score: 1,
    });
  });

  it('is refused twice, once decided, of one claim, of drafts and of the unknown', async () => {
    const { id, one, other } = await clash(app);
    const draft = await recordClaim(app, 'The well is dry', { draft: true });
    const again = {
      claimId: other.id,
      otherClaimId: one.id,
      relation: 'TENSION',
      rationale: 'x',
    };
    const refused = async (more: object = {}): Promise<unknown> =>
      (await fault(app, RECORD, { input: { ...again, ...more } })).code;
    await editorial(one.id, other.id);
    expect(await refused()).toBe('CONFLICT');
    await app.run(CONFIRM, { input: { id } });
    expect(await refused()).toBe('CONFLICT');
    expect(await refused({ otherClaimId: again.claimId })).toBe('BAD_USER_INPUT');
    expect(await refused({ otherClaimId: NOBODY })).toBe('NOT_FOUND');
    expect(await refused({ otherClaimId: draft.claim.id })).toBe('CONFLICT');
    expect(await refused({ rationale: '' })).toBe('BAD_USER_INPUT');
  });

  it('is recorded once where two see it at the same moment', async () => {
    const [a, b] = [
      await recordClaim(app, 'The lake is full'),
      await recordClaim(app, 'Nobody came'),
    ];
    const input = {
      claimId: a.claim.id,
      otherClaimId: b.claim.id,
      relation: 'TENSION',
      rationale: 'x',
    };
    const answers = await Promise.all([app.send(RECORD, { input }), app.send(RECORD, { input })]);
    const codes = answers.map((answer) => answer.errors?.[0]?.extensions.code ?? 'done');
    expect(codes.sort()).toEqual(['CONFLICT', 'done']);
  });
});

describe('compareStatements', () => {
  const COMPARE = `query ($a: StatementInput!, $b: StatementInput!) { compareStatements(a: $a, b: $b) {
    verdict score findings { kind spansA { text } spansB { text } } suppressed { reason } } }`;

  it('explains two statements and stores nothing', async () => {
    const count = async (): Promise<unknown> =>
      withClient(app.url, async (client) => {
        const sql = `SELECT (SELECT count(*) FROM claim) AS claims, (SELECT count(*) FROM contradiction) AS contradictions,
          (SELECT count(*) FROM claim_posting) AS postings, (SELECT count(*) FROM history_entry) AS entries`;
        return (await client.query(sql)).rows as unknown;
      });
    const before = await count();
    const a = { statement: 'There are 2,500 troops in Iraq', saidAt: '2021-12', speaker: 'x' };
    const b = {
      statement: 'There are 900 troops in Iraq',
      period: { from: '2021' },
      language: 'EN',
    };
    expect(await app.run(COMPARE, { a, b })).toMatchObject({
      compareStatements: { verdict: 'CONTRARY', findings: [{ kind: 'QUANTITY' }] },
    });
    const c = { statement: 'The weather is fine in Paris' };
    expect(await app.run(COMPARE, { a, b: c })).toMatchObject({
      compareStatements: { verdict: 'NONE', score: 0, findings: [] },
    });
    expect(await count()).toEqual(before);
  });

  it.each([
    [{ statement: '' }, 'b.statement'],
    [{ statement: 'x', saidAt: '2021-1' }, 'b.saidAt'],
    [{ statement: 'x', period: { from: '2021', to: '2020' } }, 'b.period.to'],
    [{ statement: 'x\0' }, 'b.statement'],
    [{ statement: '\u2067\u2069 \u200f' }, 'b.statement'],
    [{ statement: '2,500 %' }, 'b.statement'],
  ])('refuses %j at its path', async (b, path) => {
    const a = { statement: 'There are 2,500 troops in Iraq' };
    expect(await fault(app, COMPARE, { a, b })).toMatchObject({ code: 'BAD_USER_INPUT', path });
  });
});
