import { randomInt } from 'node:crypto';
import type { GraphQLAnswer, TestApp } from './app.js';

const LETTERS = 'bcdfghjklmnprstvwz';

/** A made-up word that no other record has, unlike enough not to be taken for a misspelling of one. */
export function word(): string {
  return Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

export interface Id {
  id: string;
}

export async function createOutlet(app: TestApp, input: object = {}): Promise<string> {
  const { createOutlet: made } = await app.run<{ createOutlet: Id }>(
    'mutation ($input: CreateOutletInput!) { createOutlet(input: $input) { id } }',
    { input: { name: word(), kind: 'NEWSPAPER', ...input } },
  );
  return made.id;
}

export async function createSpeaker(app: TestApp, input: object = {}): Promise<string> {
  const { createSpeaker: made } = await app.run<{ createSpeaker: Id }>(
    'mutation ($input: CreateSpeakerInput!) { createSpeaker(input: $input) { id } }',
    { input: { name: word(), kind: 'PERSON', ...input } },
  );
  return made.id;
}

export async function createTopic(app: TestApp, input: object = {}): Promise<string> {
  const { createTopic: made } = await app.run<{ createTopic: Id }>(
    'mutation ($input: CreateTopicInput!) { createTopic(input: $input) { id } }',
    { input: { name: word(), ...input } },
  );
  return made.id;
}

export async function addArticle(app: TestApp, input: object = {}): Promise<string> {
  const { addArticle: made } = await app.run<{ addArticle: Id }>(
    'mutation ($input: AddArticleInput!) { addArticle(input: $input) { id } }',
    { input: { headline: word(), language: 'EN', ...input } },
  );
  return made.id;
}

export interface Recorded {
  claim: { id: string; revision: number; status: string };
  contradictions: { id: string; claimA: Id; claimB: Id }[];
  nearDuplicates: { score: number; claim: Id }[];
}

export const RECORD = `mutation ($input: RecordClaimInput!) {
  recordClaim(input: $input) {
    claim { id revision status }
    contradictions { id claimA { id } claimB { id } }
    nearDuplicates { score claim { id } }
  }
}`;

/** What recordClaim needs at least: an article and a speaker of its own beside the statement. */
export function claimInput(statement: string, input: object = {}): object {
  return {
    statement,
    form: 'PARAPHRASE',
    article: { create: { headline: word(), language: 'EN' } },
    speaker: { create: { name: word(), kind: 'PERSON' } },
    ...input,
  };
}

export async function recordClaim(
  app: TestApp,
  statement: string,
  input: object = {},
): Promise<Recorded> {
  const answer = await app.run<{ recordClaim: Recorded }>(RECORD, {
    input: claimInput(statement, input),
  });
  return answer.recordClaim;
}

/** Two published claims about a place of their own that exclude each other, and what was found. */
export async function clash(
  app: TestApp,
  a: object = {},
  b: object = {},
): Promise<{ id: string; one: Recorded['claim']; other: Recorded['claim'] }> {
  const place = word();
  const { claim: one } = await recordClaim(app, `There are 2,500 troops in ${place}`, a);
  const { claim: other, contradictions } = await recordClaim(
    app,
    `There are 900 troops in ${place}`,
    b,
  );
  const found = contradictions.find(({ claimA }) => claimA.id === one.id);
  return { id: found!.id, one, other };
}

export const RETRACT =
  'mutation ($input: RetractClaimInput!) { retractClaim(input: $input) { id } }';

export interface Fault {
  code: string;
  message: string;
  /** Of the first issue, where the error lists any. */
  path: string | undefined;
  extensions: Record<string, unknown>;
}

/** Sends an operation that must fail as a whole, and returns its one error. */
export async function fault(app: TestApp, query: string, variables?: object): Promise<Fault> {
  const answer: GraphQLAnswer<unknown> = await app.send(query, variables);
  const [error, more] = answer.errors ?? [];
  if (!error || more) throw new Error(`One error was expected: ${JSON.stringify(answer)}`);
  const { code, issues } = error.extensions;
  return {
    code,
    message: issues?.[0]?.message ?? error.message,
    path: issues?.[0]?.path,
    extensions: error.extensions,
  };
}

/** A page of any list. */
export interface PageOfIds {
  nodes: Id[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Collects the ids of a whole list page by page; `page` returns the connection for a cursor. */
export async function walk(page: (after: string | null) => Promise<PageOfIds>): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const { nodes, pageInfo } = await page(after);
    ids.push(...nodes.map((node) => node.id));
    if (!pageInfo.hasNextPage) return ids;
    after = pageInfo.endCursor;
  }
}
