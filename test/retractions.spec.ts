import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { waitsForLock, withClient } from './support/database.js';
import { clash, createSpeaker, fault, type Id, recordClaim, RETRACT } from './support/records.js';

const CONTRADICTION = `query ($id: ID!) { node(id: $id) { ... on Contradiction {
  status score kinds findings { kind } reviews { decision reason note reviewer }
} } }`;
const DISMISS = `mutation ($id: ID!) { dismissContradiction(input: { id: $id, reason: DIFFERENT_SCOPE }) { id } }`;
const REOPEN = `mutation ($id: ID!) { reopenContradiction(input: { id: $id }) { id } }`;
const CONFIRM = `mutation ($id: ID!) { confirmContradiction(input: { id: $id }) { id } }`;
const EDITORIAL = `mutation ($input: RecordContradictionInput!) { recordContradiction(input: $input) {
  id selfContradiction { id }
} }`;

interface Seen {
  status: string;
  score: number;
  kinds: string[];
  findings: { kind: string }[];
  reviews: { decision: string; note: string | null }[];
}

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function see(id: string): Promise<Seen | null> {
  return (await app.run<{ node: Seen | null }>(CONTRADICTION, { id })).node;
}

async function retract(id: string): Promise<void> {
  await app.run(RETRACT, { input: { id, expectedRevision: 1, reason: 'Misread' } });
}

describe('retracting a claim', () => {
  it('takes back a suggestion that nobody looked at', async () => {
    const { id, one } = await clash(app);
    await retract(one.id);
    expect(await see(id)).toBeNull();
  });

  it('dismisses an editor’s contradiction and says why, its findings kept', async () => {
    const one = await recordClaim(app, 'The mayor praised the plan');
    const other = await recordClaim(app, 'Shops stayed shut all week');
    const { recordContradiction } = await app.run<{ recordContradiction: Id }>(EDITORIAL, {
      input: {
        claimId: one.claim.id,
        otherClaimId: other.claim.id,
        relation: 'TENSION',
        rationale: 'Hard to square',
      },
    });
    await retract(one.claim.id);
    expect(await see(recordContradiction.id)).toMatchObject({
      status: 'DISMISSED',
      findings: [{ kind: 'EDITORIAL' }],
      reviews: [
        { decision: 'DISMISSED', reason: 'OTHER', note: 'A claim was retracted', reviewer: null },
      ],
    });
  });

  it('keeps an editor’s contradiction off a claim that is just being retracted', async () => {
    const one = await recordClaim(app, 'The mayor opened the pool');
    const other = await recordClaim(app, 'Nobody came to the fair');
    const input = {
      claimId: other.claim.id,
      otherClaimId: one.claim.id,
      relation: 'TENSION',
      rationale: 'Hard to square',
    };
    const refused = await withClient(app.url, async (retracting) => {
      await retracting.query('BEGIN');
      await retracting.query(
        `UPDATE claim SET status = 'RETRACTED', retraction_reason = 'Misread' WHERE id = $1`,
        [one.claim.id],
      );
      const recording = fault(app, EDITORIAL, { input });
      await waitsForLock(retracting);
      await retracting.query('COMMIT');
      return recording;
    });
    expect(refused).toMatchObject({ code: 'CONFLICT' });
  });

  it('dismisses what was decided and reopened before, with its findings', async () => {
    const { id, one } = await clash(app);
    await app.run(DISMISS, { id });
    await app.run(REOPEN, { id });
    await retract(one.id);
    const seen = await see(id);
    expect(seen).toMatchObject({ status: 'DISMISSED', findings: [{ kind: 'QUANTITY' }] });
    expect(seen?.score).toBeGreaterThan(0);
    expect(seen?.reviews.map((review) => review.decision)).toEqual([
      'DISMISSED',
      'REOPENED',
      'DISMISSED',
    ]);
  });

  it('leaves a confirmed contradiction as decided, also when the other claim is revised', async () => {
    const { id, one, other } = await clash(app);
    await app.run(CONFIRM, { id });
    await retract(one.id);
    await app.run('mutation ($input: ReviseClaimInput!) { reviseClaim(input: $input) { id } }', {
      input: { id: other.id, expectedRevision: 1, statement: 'The fair drew 777 visitors' },
    });
    expect(await see(id)).toMatchObject({ status: 'CONFIRMED', findings: [{ kind: 'QUANTITY' }] });
  });

  it('leaves the other claim uncontradicted and the pair out of reports', async () => {
    const { id, one, other } = await clash(app);
    await app.run(CONFIRM, { id });
    await retract(one.id);
    const { claims } = await app.run<{ claims: { nodes: Id[] } }>(
      '{ claims(first: 100, filter: { contradicted: true }) { nodes { id } } }',
    );
    expect(claims.nodes.map((claim) => claim.id)).not.toContain(other.id);
    const { generateContradictionReport: report } = await app.run<{
      generateContradictionReport: { entries: Id[] };
    }>('mutation { generateContradictionReport { entries { id } } }');
    expect(report.entries.map((entry) => entry.id)).not.toContain(id);
  });
});

describe('what an editor set', () => {
  it('names the speaker who asserts both sides of an editor’s contradiction', async () => {
    const speakerId = await createSpeaker(app);
    const speaker = { id: speakerId };
    const one = await recordClaim(app, 'The harbour is our only hope', { speaker });
    const other = await recordClaim(app, 'Ships bring this town nothing', { speaker });
    const { recordContradiction } = await app.run<{
      recordContradiction: { selfContradiction: Id | null };
    }>(EDITORIAL, {
      input: {
        claimId: one.claim.id,
        otherClaimId: other.claim.id,
        relation: 'TENSION',
        rationale: 'He says both',
      },
    });
    expect(recordContradiction.selfContradiction).toEqual({ id: speakerId });
  });

  it('keeps corrected quantities when only the words change', async () => {
    const { claim } = await recordClaim(app, 'Some 40 boats left port', {
      quantities: [{ subject: 'boat', lower: 44, upper: 44, comparator: 'EXACT' }],
    });
    const revised = await app.run<{ reviseClaim: { quantities: object[] } }>(
      `mutation ($input: ReviseClaimInput!) { reviseClaim(input: $input) { quantities { lower corrected } } }`,
      { input: { id: claim.id, expectedRevision: 1, statement: 'Some 40 boats left the port' } },
    );
    expect(revised.reviseClaim.quantities).toEqual([{ lower: 44, corrected: true }]);
  });

  it('compares a claim again when only its kind changes', async () => {
    const { id, one } = await clash(app);
    await app.run('mutation ($input: ReviseClaimInput!) { reviseClaim(input: $input) { id } }', {
      input: { id: one.id, expectedRevision: 1, kind: 'DEMAND' },
    });
    expect(await see(id)).toBeNull();
  });
});
