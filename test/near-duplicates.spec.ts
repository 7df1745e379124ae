import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { claimInput, fault, recordClaim, RETRACT } from './support/records.js';

const BANANAS = '{ claims(filter: { search: "bananas" }) { totalCount } }';

const STATEMENTS = {
  stay: 'سيبقى 2500 جندي أميركي في العراق',
  leave: 'ستنسحب القوات القتالية للتحالف من العراق',
  approved: 'The parliament approved the budget law',
  harbour: 'The harbour was dredged in spring',
} as const;
type Key = keyof typeof STATEMENTS;

let app: TestApp;
const ids = {} as Record<Key, string>;

beforeAll(async () => {
  app = await startTestApp();
  const translations: Partial<Record<Key, string>> = { leave: 'Combat forces will withdraw' };
  for (const key of Object.keys(STATEMENTS) as Key[]) {
    const translation = translations[key];
    ids[key] = (await recordClaim(app, STATEMENTS[key], { translation })).claim.id;
  }
});

afterAll(() => app.close());

describe('claims that say nearly the same', () => {
  const SIMILAR = `query ($statement: String!, $language: Language, $first: Int) {
    similarClaims(statement: $statement, language: $language, first: $first) {
      score statement claimText claim { id }
      matched { by inStatement { start end text } inClaim { start end text } } } }`;

  interface Part {
    by: string;
    inStatement: { start: number; end: number; text: string };
    inClaim: { start: number; end: number; text: string };
  }
  interface Similar {
    score: number;
    statement: string;
    claimText: string;
    claim: { id: string };
    matched: Part[];
  }
  const similar = async (statement: string, first?: number): Promise<Similar[]> =>
    (await app.run<{ similarClaims: Similar[] }>(SIMILAR, { statement, first })).similarClaims;

  it('of a statement are found without storing it, best first', async () => {
    const statement = 'The parliament has approved the budget law';
    const [best] = await similar(statement);
    expect(best!.claim.id).toBe(ids.approved);
    expect(best!.score).toBeGreaterThan(0.6);
    const spelled = await similar('سيبقي 2500 جندى امیركي في العراق');
    expect(spelled).toMatchObject([{ claim: { id: ids.stay }, score: 1 }]);
    expect(await similar('Bananas are yellow')).toEqual([]);
    const { claims } = await app.run<{ claims: { totalCount: number } }>(BANANAS);
    expect(claims.totalCount).toBe(0);
    for (const wrong of [{ statement: '' }, { statement, first: 0 }, { statement, first: 51 }]) {
      expect(await fault(app, SIMILAR, wrong)).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });

  it('are found in the other language, with what matched and how', async () => {
    const statement = '2,500 American soldiers will remain in Iraq';
    const [best] = await similar(statement, 1);
    expect(best).toMatchObject({ claim: { id: ids.stay }, claimText: STATEMENTS.stay, statement });
    expect(best!.score).toBeGreaterThan(0.5);
    for (const { inStatement, inClaim } of best!.matched) {
      expect(statement.slice(inStatement.start, inStatement.end)).toBe(inStatement.text);
      expect(STATEMENTS.stay.slice(inClaim.start, inClaim.end)).toBe(inClaim.text);
    }
    expect(
      best!.matched.map((part) => [part.by, part.inStatement.text, part.inClaim.text]),
    ).toEqual(
      expect.arrayContaining([
        ['NUMBER', '2,500', '2500'],
        ['TRANSLATION', 'soldiers', 'جندي'],
        ['TRANSLATION', 'Iraq', 'العراق'],
      ]),
    );
  });

  it('are found by the translation an editor gave', async () => {
    const [best] = await similar('The combat forces will withdraw', 1);
    expect(best).toMatchObject({
      claim: { id: ids.leave },
      claimText: 'Combat forces will withdraw',
    });
  });

  it('leave out opposites', async () => {
    await recordClaim(app, 'The refinery at Zubair was shut on 4 May 2020');
    const about = await similar('The refinery at Zubair closed on May 4, 2020');
    expect(about).toHaveLength(1);
    const opposites = [
      'The refinery at Zubair was not shut on 4 May 2020',
      'The refinery at Zubair was shut on 19 May 2020',
    ];
    for (const opposite of opposites) {
      const [first] = await similar(opposite);
      expect(first?.score ?? 0).toBeLessThan(0.5);
    }
  });

  it('of a claim come with it, itself and the retracted left out', async () => {
    const again = await recordClaim(app, 'The harbour was dredged in the spring');
    expect(again.nearDuplicates.map((each) => each.claim.id)).toEqual([ids.harbour]);
    await app.run(RETRACT, {
      input: { id: again.claim.id, expectedRevision: 1, reason: 'Said twice' },
    });
    const third = await recordClaim(app, 'The harbour was dredged in early spring');
    expect(third.nearDuplicates.map((each) => each.claim.id)).toEqual([ids.harbour]);
  });

  it.each([0, -1, 51])('of a claim refuse a list of %i', async (first) => {
    const statement = `The lighthouse of ${first < 0 ? 'minus' : first} was painted`;
    const mutation = `mutation ($input: RecordClaimInput!, $first: Int) {
      recordClaim(input: $input) { nearDuplicates(first: $first) { score } } }`;
    expect(await fault(app, mutation, { input: claimInput(statement), first })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'first',
    });
  });
});
