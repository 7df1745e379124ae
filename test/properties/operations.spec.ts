import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, type GraphQLObjectType } from 'graphql';
import { DEFAULT_LIMITS } from '../../src/platform/config/limits.js';
import { type Sender, startTestApp, type TestApp } from '../support/app.js';
import { type Operation, Operations } from '../support/drawn-operations.js';
import { propertyOptions } from '../support/properties.js';
import { addArticle, clash, createOutlet, createSpeaker, createTopic } from '../support/records.js';

const schema = buildSchema(readFileSync('src/schema.gql', 'utf8'));
const ids: Record<string, string[]> = {};
const operations = new Operations(schema, ids);

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ limits: { ...DEFAULT_LIMITS, perActor: 0 } });
  const { id, one, other } = await clash(app);
  Object.assign(ids, {
    // First: the inputs of reviews say only that.
    Review: [id],
    Contradiction: [id],
    Claim: [one.id, other.id],
    Article: [await addArticle(app, { body: 'He said: "the lamp is lit", twice.' })],
    Outlet: [await createOutlet(app)],
    Speaker: [await createSpeaker(app), await createSpeaker(app)],
    Topic: [await createTopic(app), await createTopic(app)],
    Nothing: ['00000000-0000-0000-0000-000000000000', id.toUpperCase()],
  });
});
afterAll(() => app.close());

const CODES = [
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'CONFLICT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'QUERY_TOO_COMPLEX',
  'RATE_LIMITED',
];

/** What only our own code, the database or the machine says. */
const INSIDE =
  /\bSELECT\b.+\bFROM\b|\bINSERT INTO\b|\bviolates\b|\brelation "|\bcolumn "|syntax error at|QueryFailed|(Type|Range|Reference)Error|node_modules|\.[cm]?[jt]s:\d|\n\s+at |\/(src|dist|work|home|usr)\/|pg_catalog|statement timeout/;

/** Answers without an error, by operation: a test of refusals alone would find little. */
const accepted = new Map<string, number>();

async function send(name: string, by: Sender, operation: Operation): Promise<void> {
  const response = await fetch(`${app.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...by.headers },
    body: JSON.stringify(operation),
  });
  // 400 is for a body that means to change the prototype of objects.
  expect([200, 400, 413]).toContain(response.status);
  const { errors = [] } = (await response.json()) as {
    errors?: { message: string; extensions: { code: string } }[];
  };
  if (errors.length === 0) accepted.set(name, (accepted.get(name) ?? 0) + 1);
  for (const error of errors) {
    expect(CODES).toContain(error.extensions.code);
    expect(error.message).not.toBe('');
    expect(JSON.stringify(error)).not.toMatch(INSIDE);
  }
}

/** These end sessions, so that whoever sends them must not be needed afterwards. */
const ENDS_SESSIONS = /password|session|signOut|user|sign/i;

describe.each([schema.getQueryType()!, schema.getMutationType()!])('any %s', (root) => {
  it.each(Object.keys(root.getFields()))(
    '%s is answered, or refused in plain words',
    async (name) => {
      const property = fc.asyncProperty(fc.gen(), async (draw) => {
        const by = ENDS_SESSIONS.test(name) ? await app.as('ADMIN') : app;
        const operation = operations.draw(draw, root, name);
        try {
          await send(name, by, operation);
        } catch (error) {
          const { query, variables } = operation;
          const shown = `${query}\n${JSON.stringify(variables).slice(0, 1500)}`;
          throw new Error(`${String(error).slice(0, 1000)}\n${shown}`, { cause: error });
        }
      });
      await fc.assert(property, propertyOptions(3, name));
    },
  );
});

it('is no test of refusals alone', () => {
  const of = (root: GraphQLObjectType): string[] =>
    Object.keys(root.getFields()).filter((name) => accepted.has(name));
  expect(of(schema.getQueryType()!).length).toBeGreaterThan(10);
  expect(of(schema.getMutationType()!).length).toBeGreaterThan(2);
});
