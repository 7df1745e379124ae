import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { Database, JobRunner, JobsService } from './support/isnad.js';
import { pause } from './support/live.js';
import { createTopic, recordClaim, word } from './support/records.js';
import { collectSpans, type EndedSpan } from './support/spans.js';

const ERROR = 2;

let app: TestApp;
let spans: ReturnType<typeof collectSpans>;

beforeAll(async () => {
  app = await startTestApp();
  spans = collectSpans();
});
beforeEach(() => {
  spans.ended.length = 0;
});
afterAll(async () => {
  spans.stop();
  await app.close();
});

function named(name: string): EndedSpan {
  const found = spans.ended.filter((span) => span.name === name);
  expect(found).toHaveLength(1);
  return found[0]!;
}

describe('with an OpenTelemetry SDK, a span is made', () => {
  it('of an operation, the transaction in it, and detection in that', async () => {
    const { claim } = await recordClaim(app, `A claim about ${word()}`);
    const [operation, transaction] = [named('graphql mutation'), named('transaction')];
    const detection = named('detection');
    expect(operation.parent).toBeNull();
    expect(transaction.parent).toBe(operation.id);
    expect(detection.parent).toBe(transaction.id);
    expect(operation.attributes).toEqual({
      'isnad.request': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'isnad.fields': ['recordClaim'],
    });
    expect(detection.attributes).toEqual({
      'isnad.claim': claim.id,
      'isnad.cause': 'RECORDED',
    });
  });

  it('that says of a failure its kind, not its words', async () => {
    const name = word();
    await createTopic(app, { name });
    spans.ended.length = 0;
    await app.send('mutation ($input: CreateTopicInput!) { createTopic(input: $input) { id } }', {
      input: { name },
    });
    expect(named('transaction').status).toEqual({ code: ERROR, message: 'AppError' });
    expect(JSON.stringify(spans.ended)).not.toContain(name);
  });

  it('of a job', async () => {
    const runner = app.nest.get(JobRunner);
    const jobs = app.nest.get(JobsService);
    jobs.define('traced', () => Promise.resolve());
    const database = app.nest.get(Database);
    await database.transaction(() => jobs.enqueue('traced', [{ payload: {} }]));
    spans.ended.length = 0;
    await runner.start(1);
    while (!spans.ended.some(({ name }) => name === 'job')) await pause();
    await runner.stop();
    expect(named('job')).toMatchObject({ parent: null, attributes: { 'isnad.task': 'traced' } });
  });
});
