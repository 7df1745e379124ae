import { describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { count, exportText, importText } from './support/lines.js';
import { claimInput, RECORD, recordClaim, RETRACT } from './support/records.js';

describe('export', () => {
  it('is read back by import into the same lines', async () => {
    const [one, other] = [await startTestApp(), await startTestApp()];
    try {
      await fill(one);
      const text = await exportText(one);
      expect(text.trim().split('\n')).toHaveLength(5);
      await importText(other, text);
      expect(await exportText(other)).toBe(text);
      // Its own export brings a database nothing new.
      expect(await importText(one, text)).toMatchObject({ added: 0, known: 5 });
      for (const table of ['speaker', 'outlet', 'article', 'article_version', 'quote_anchor']) {
        expect([table, await count(other, `FROM ${table}`)]).toEqual([
          table,
          await count(one, `FROM ${table}`),
        ]);
      }
    } finally {
      await one.close();
      await other.close();
    }
  });
});

/** Claims by the API that use all that a line can say. */
async function fill(to: TestApp): Promise<void> {
  const body = 'Il a dit : \t"2,500 troops\\remain".\nثم قال: «لن نبقى».';
  const { addArticle } = await to.run<{ addArticle: { id: string } }>(
    'mutation ($input: AddArticleInput!) { addArticle(input: $input) { id } }',
    { input: { headline: 'بلا رابط', language: 'AR', body, byline: 'X', note: 'From paper' } },
  );
  const anonymous = { create: { name: 'a senior official', kind: 'ANONYMOUS' } };
  const article = { id: addArticle.id };
  const { recordClaim: first } = await to.run<{ recordClaim: { claim: { id: string } } }>(RECORD, {
    input: claimInput('بقي 2500 جندي', {
      article,
      form: 'DIRECT_QUOTE',
      quote: { exact: '2,500 troops\\remain' },
      translation: '2,500 troops remain',
      period: { from: '2021-12', to: '2022' },
      quantities: [{ lower: 2400.5, upper: 2600, comparator: 'BETWEEN', subject: 'troops' }],
      saidAt: '2021-12-10',
      chain: [{ speaker: anonymous, cue: 'told' }],
    }),
  });
  await to.run(
    'mutation ($input: AddArticleVersionInput!) { addArticleVersion(input: $input) { id } }',
    { input: { articleId: addArticle.id, body: `Corrected. ${body}` } },
  );
  await to.run('mutation ($input: AttributeClaimInput!) { attributeClaim(input: $input) { id } }', {
    input: {
      claimId: first.claim.id,
      article: { create: { headline: 'Wire', language: 'EN', syndicatedFromId: addArticle.id } },
      speaker: anonymous,
      form: 'PARAPHRASE',
      stance: 'DOUBTS',
    },
  });
  await recordClaim(to, 'They will leave', { article, speaker: anonymous, draft: true });
  await recordClaim(to, 'Tabs\tand "quotes" \\ and \u200Fmarks', { article });
  const { claim } = await recordClaim(to, 'Recorded twice');
  const retraction = { id: claim.id, expectedRevision: 1, reason: 'a mistake' };
  await to.run(RETRACT, { input: retraction });
  const held = [
    { title: 'وزير', from: '2020', to: '2021-05' },
    { title: 'نائب', organisation: 'x' },
  ];
  const speaker = {
    create: { name: 'سعيد', kind: 'PERSON', aliases: ['Said', 'S.'], positions: held },
  };
  await recordClaim(to, 'He was a minister', { speaker, kind: 'OPINION' });
}
