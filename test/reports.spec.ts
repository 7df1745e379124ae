import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { ReportsService } from './support/isnad.js';
import {
  clash,
  createSpeaker,
  createTopic,
  fault,
  type PageOfIds,
  RETRACT,
  recordClaim,
  walk,
  word,
} from './support/records.js';

const FIELDS = `id createdAt filter { topic speaker from to } totals { contradictions claimsCompared }
  entries { id relation score status statementA statementB }`;
const GENERATE = `mutation ($input: ContradictionReportInput!) { generateContradictionReport(input: $input) { ${FIELDS} } }`;
const READ = `query ($id: ID!) { contradictionReport(id: $id) { ${FIELDS} } }`;

interface Report {
  id: string;
  filter: object;
  totals: { contradictions: number; claimsCompared: number };
  entries: { id: string; status: string; statementA: string; statementB: string }[];
}

type Clash = Awaited<ReturnType<typeof clash>>;

let app: TestApp;
const refs = { topic: '', topicName: word(), speaker: '', speakerName: word() };
let filed: Clash;
let spoken: Clash;
let dated: Clash;
let dismissed: Clash;

beforeAll(async () => {
  app = await startTestApp();
  refs.topic = await createTopic(app, { name: refs.topicName });
  refs.speaker = await createSpeaker(app, { name: refs.speakerName });
  filed = await clash(app, { topicIds: [refs.topic] });
  spoken = await clash(app, {}, { speaker: { id: refs.speaker } });
  dated = await clash(app, { saidAt: '1999-06' });
  dismissed = await clash(app, { topicIds: [refs.topic] });
  const dismiss =
    'mutation ($input: DismissContradictionInput!) { dismissContradiction(input: $input) { id } }';
  await app.run(dismiss, { input: { id: dismissed.id, reason: 'SUPERSEDED' } });
});
afterAll(() => app.close());

async function generate(input: object = {}): Promise<Report> {
  const answer = await app.run<{ generateContradictionReport: Report }>(GENERATE, { input });
  return answer.generateContradictionReport;
}

async function documentOf(id: string, format: string, language: string | null): Promise<string> {
  const ask = `query ($id: ID!, $format: ReportFormat!, $language: Language! = AR) {
    contradictionReport(id: $id) { document(format: $format, language: $language) } }`;
  const answer = await app.run<{ contradictionReport: { document: string } }>(ask, {
    id,
    format,
    language: language ?? undefined,
  });
  return answer.contradictionReport.document;
}

describe('a report', () => {
  it.each<[string, () => object, () => string[], () => object]>([
    ['nothing', () => ({}), () => [filed.id, spoken.id, dated.id], () => ({})],
    [
      'a topic',
      () => ({ topicId: refs.topic }),
      () => [filed.id],
      () => ({ topic: refs.topicName }),
    ],
    [
      'a speaker',
      () => ({ speakerId: refs.speaker }),
      () => [spoken.id],
      () => ({ speaker: refs.speakerName }),
    ],
    [
      'dates',
      () => ({ from: '1999', to: '1999-06-30' }),
      () => [dated.id],
      () => ({ from: '1999', to: '1999-06-30' }),
    ],
    [
      'what nobody said',
      () => ({ from: '1990', to: '1998' }),
      () => [],
      () => ({ from: '1990', to: '1998' }),
    ],
  ])('under %s lists what is not dismissed', async (_what, input, expected, filter) => {
    const report = await generate(input());
    expect(report.entries.map((entry) => entry.id).sort()).toEqual(expected().sort());
    expect(report.totals.contradictions).toBe(expected().length);
    expect(report.totals.claimsCompared).toBe(8);
    expect(report.filter).toEqual({
      topic: null,
      speaker: null,
      from: null,
      to: null,
      ...filter(),
    });
  });

  it('stays as it was when what it lists changes', async () => {
    const pair = await clash(app, { topicIds: [refs.topic] });
    const report = await generate();
    const json = await documentOf(report.id, 'JSON', 'EN');
    const html = await documentOf(report.id, 'HTML', 'AR');
    await app.run('mutation ($input: ReviseClaimInput!) { reviseClaim(input: $input) { id } }', {
      input: { id: pair.one.id, expectedRevision: 1, statement: 'Something quite different' },
    });
    await app.run(RETRACT, {
      input: { id: pair.other.id, expectedRevision: 1, reason: 'Misread' },
    });
    await app.run('mutation ($input: UpdateTopicInput!) { updateTopic(input: $input) { id } }', {
      input: { id: refs.topic, description: 'changed' },
    });
    expect(report.entries.map((entry) => entry.id)).toContain(pair.id);
    expect(
      (await app.run<{ contradictionReport: Report }>(READ, { id: report.id })).contradictionReport,
    ).toEqual(report);
    expect(await documentOf(report.id, 'JSON', 'EN')).toBe(json);
    expect(await documentOf(report.id, 'HTML', 'AR')).toBe(html);
    expect((await generate()).entries.map((entry) => entry.id)).not.toContain(pair.id);
  });

  it.each([
    [
      'HTML',
      'AR',
      /^<!doctype html>[^]*lang="ar"[^>]*dir="rtl"|^<!doctype html>[^]*dir="rtl"[^>]*lang="ar"/i,
    ],
    ['HTML', 'EN', /^<!doctype html>[^]*lang="en"/i],
    ['MD', 'AR', /^<div dir="rtl">\s+# .*[\u0621-\u064a]/],
    ['MD', 'EN', /^#+ .*[a-z]/i],
    ['CSV', 'AR', /^\ufeff/],
    ['CSV', 'EN', /^\ufeff/],
    ['JSON', 'AR', /^\{/],
    ['JSON', 'EN', /^\{/],
  ])('is written as %s in %s with both statements', async (format, language, form) => {
    const report = await generate({ topicId: refs.topic });
    const text = await documentOf(report.id, format, language);
    expect(text).toMatch(form);
    const { statementA, statementB } = report.entries[0]!;
    const plain = text.replace(/<[^>]*>|[\u2066-\u2069\u200e\u200f]/g, '').replaceAll('\\', '');
    for (const statement of [statementA, statementB]) {
      expect(plain).toContain(statement.split(' ').at(-1));
    }
    if (format === 'JSON') expect(JSON.parse(text)).toMatchObject({ id: report.id });
    if (format === 'HTML') expect(text).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it('is written in Arabic unless asked otherwise, and differs between the two', async () => {
    const { id } = await generate();
    expect(await documentOf(id, 'MD', null)).toBe(await documentOf(id, 'MD', 'AR'));
    expect(await documentOf(id, 'MD', 'EN')).not.toBe(await documentOf(id, 'MD', 'AR'));
  });

  it('escapes what could be markup', async () => {
    const topicIds = [await createTopic(app, { name: `<b>${word()}</b>` })];
    const evil = '<script>alert(1)</script> "quoted", =1+1';
    await clash(app, { topicIds, article: { create: { headline: evil, language: 'EN' } } });
    const { id } = await generate({ topicId: topicIds[0] });
    expect(await documentOf(id, 'HTML', 'EN')).not.toMatch(/<script>alert|<b>/);
  });

  it('answers by its id, and null by none', async () => {
    const { id } = await generate();
    const ask =
      'query ($id: ID!) { node(id: $id) { __typename id } contradictionReport(id: $id) { id } }';
    expect(await app.run(ask, { id })).toEqual({
      node: { __typename: 'ContradictionReport', id },
      contradictionReport: { id },
    });
    for (const none of ['x', '00000000-0000-7000-8000-000000000000']) {
      expect(await app.run(ask, { id: none })).toEqual({ node: null, contradictionReport: null });
    }
  });

  it.each([
    [{ topicId: '00000000-0000-7000-8000-000000000000' }, 'NOT_FOUND', undefined],
    [{ speakerId: '00000000-0000-7000-8000-000000000000' }, 'NOT_FOUND', undefined],
    [{ topicId: 'x' }, 'BAD_USER_INPUT', 'input.topicId'],
    [{ from: 'spring' }, 'BAD_USER_INPUT', 'input.from'],
    [{ from: '2021', to: '2020' }, 'BAD_USER_INPUT', 'input.to'],
  ])('under %j is refused', async (input, code, path) => {
    expect(await fault(app, GENERATE, { input })).toMatchObject({ code, path });
  });
});

describe('reports', () => {
  it('are listed newest first, page by page', async () => {
    const made = [(await generate()).id, (await generate()).id, (await generate()).id].reverse();
    const list = (first: number): Promise<string[]> =>
      walk(async (after) => {
        const { contradictionReports } = await app.run<{ contradictionReports: PageOfIds }>(
          `query ($first: Int, $after: String) { contradictionReports(first: $first, after: $after) {
            nodes { id } pageInfo { hasNextPage endCursor } } }`,
          { first, after },
        );
        return contradictionReports;
      });
    const whole = await list(100);
    expect(whole.slice(0, 3)).toEqual(made);
    for (const first of [1, 2, 5]) expect(await list(first)).toEqual(whole);
  });

  it('on the whole board are made anew only where it has changed', async () => {
    const reports = app.nest.get(ReportsService);
    const current = await reports.current();
    await generate({ topicId: refs.topic });
    expect((await reports.current()).id).toBe(current.id);
    await recordClaim(app, `The ${word()} is closed`);
    const next = await reports.current();
    expect(next.id).not.toBe(current.id);
    expect((await reports.current()).id).toBe(next.id);
  });
});
