import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildClientSchema,
  getIntrospectionQuery,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { PERMISSIONS } from '../src/access/permissions.js';
import { type Sender, startTestApp, type TestApp } from './support/app.js';
import { type Heard, open } from './support/live.js';
import { type Example, examples } from './support/operations.js';

/**
 * Who may do what, written down a second time: the least role for each operation. What a resolver asks for
 * is checked against this, so that changing one without the other fails.
 */
const TABLE = {
  EVERYONE: 'signIn refreshSession',
  VIEWER: `
    me node outlets articles speakers topics claims contradictions similarClaims compareStatements
    contradictionReport contradictionReports knowledge engineVersion apiKeys
    createApiKey revokeApiKey signOut signOutEverywhere changePassword contradictionDetected`,
  EDITOR: `
    createOutlet updateOutlet addArticle updateArticle addArticleVersion ingestArticle fetchArticle
    createSpeaker updateSpeaker mergeSpeakers createTopic updateTopic
    recordClaim attributeClaim reviseClaim retractClaim publishClaim recordContradiction
    generateContradictionReport
    claimSuggestions extractionPrecision suggestClaims acceptSuggestion acceptSuggestions
    rejectSuggestion rejectSuggestions reopenSuggestion`,
  REVIEWER: `confirmContradiction dismissContradiction resolveContradiction reopenContradiction`,
  ADMIN: `
    users createUser updateUser disableUser enableUser resetPassword eraseUser
    addOpposedPair addSynonym addUnit addAlias updateOpposedPair updateSynonym updateUnit
    updateAlias removeKnowledge rescanAffected`,
};

const ROLES = ['VIEWER', 'EDITOR', 'REVIEWER', 'ADMIN'] as const;
type Least = keyof typeof TABLE;

/** What no API key may do, whatever its maker may. */
const FOR_PEOPLE_ONLY = `
  apiKeys createApiKey revokeApiKey signOut signOutEverywhere changePassword
  users createUser updateUser disableUser enableUser resetPassword eraseUser`;

const words = (text: string): string[] => text.trim().split(/\s+/);
const leastOf = new Map<string, Least>(
  (Object.keys(TABLE) as Least[]).flatMap((least) =>
    words(TABLE[least]).map((name) => [name, least] as const),
  ),
);
const nameOf = (path: string): string => path.split('.')[1]!;

let app: TestApp;
let schema: GraphQLSchema;
let all: Example[];

beforeAll(async () => {
  app = await startTestApp();
  schema = buildClientSchema(await app.run<IntrospectionQuery>(getIntrospectionQuery()));
  all = examples(schema);
});
afterAll(() => app.close());

interface Answer {
  errors?: readonly { message: string; extensions?: { code?: string } }[];
}

/** What became of the question whether they may; what the operation itself made of it is another matter. */
function verdict(path: string, { errors }: Answer): string {
  const refusal = errors?.find(
    ({ message, extensions }) =>
      message.startsWith(`${path} `) &&
      ['UNAUTHENTICATED', 'FORBIDDEN'].includes(extensions?.code ?? ''),
  );
  return refusal?.extensions?.code ?? 'may';
}

async function asked(sender: Sender, { path, query, variables }: Example): Promise<string> {
  if (path.startsWith('Subscription.')) return heard(sender, path, query);
  return verdict(path, await sender.send(query, variables));
}

/** A subscription that may begin says nothing until something happens. */
async function heard(sender: Sender, path: string, query: string): Promise<string> {
  const ear = open({ ...app, ...sender }, query);
  const answered = async (): Promise<Heard | null> => {
    for (let i = 0; i < 50 && ear.heard.length === 0; i++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return ear.heard[0] ?? null;
  };
  const answer = await Promise.race([answered(), ear.ended]);
  await ear.dispose();
  if (Array.isArray(answer)) return verdict(path, { errors: answer });
  // Who sends no credentials is not even connected.
  if (answer && (answer as { code?: number }).code === 4401) return 'UNAUTHENTICATED';
  return verdict(path, answer ?? {});
}

/** A key of an admin with these permissions. */
async function keyWith(permissions: readonly string[]): Promise<Sender> {
  const { createApiKey } = await app.run<{ createApiKey: { key: string } }>(
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }',
    { input: { label: 'matrix', permissions } },
  );
  return app.bearer(createApiKey.key);
}

function permissionOf(path: string): string | undefined {
  const [type, name] = path.split('.') as [string, string];
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const field = roots.find((root) => root?.name === type)?.getFields()[name];
  return /Permission: `([^`]+)`\.$/.exec(field?.description ?? '')?.[1];
}

describe('every operation', () => {
  it('stands in the table, and nothing else does', () => {
    const served = all.map(({ path }) => nameOf(path)).sort();
    expect(served).toEqual([...leastOf.keys()].sort());
    expect(all.length).toBeGreaterThan(50);
  });

  it.each(['nobody', ...ROLES] as const)(
    'asked by %s is answered as the table says',
    async (who) => {
      const wrong: string[] = [];
      const rank = ROLES.indexOf(who as (typeof ROLES)[number]);
      let sender = who === 'nobody' ? app.anonymous : await app.as(who);
      for (const example of all) {
        const least = leastOf.get(nameOf(example.path)) ?? 'ADMIN';
        const may = least === 'EVERYONE' || (rank >= 0 && rank >= ROLES.indexOf(least));
        const expected = may ? 'may' : who === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
        const got = await asked(sender, example);
        if (got !== expected) wrong.push(`${example.path}: ${got}, not ${expected}`);
        // These have just ended the session.
        if (who !== 'nobody' && example.path.includes('signOut')) sender = await app.as(who);
      }
      expect(wrong).toEqual([]);
    },
  );

  it('asked with an API key needs its own permission, and no other will do', async () => {
    const people = new Set(words(FOR_PEOPLE_ONLY));
    const open = new Set(words(TABLE.EVERYONE));
    const forKeys = Object.values<string>(PERMISSIONS).filter(
      (each) => each !== PERMISSIONS.ACCOUNT && each !== PERMISSIONS.USERS,
    );
    const everything = await keyWith(forKeys);
    const wrong: string[] = [];
    for (const permission of new Set(all.map(({ path }) => permissionOf(path)))) {
      const with_ = permission && forKeys.includes(permission) ? await keyWith([permission]) : null;
      const rest = forKeys.filter((each) => each !== permission);
      const without = await keyWith(rest);
      for (const example of all.filter(({ path }) => permissionOf(path) === permission)) {
        const name = nameOf(example.path);
        const may = open.has(name) || !people.has(name);
        const pairs: [Sender | null, boolean][] = [
          [with_, may],
          [without, open.has(name)],
          [everything, may],
        ];
        for (const [sender, expected] of pairs) {
          const got = sender ? await asked(sender, example) : 'none';
          if (sender && got !== (expected ? 'may' : 'FORBIDDEN')) {
            wrong.push(`${example.path} (${permission}): ${got}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('a permission', () => {
  it('is asked for by something, or hides something', () => {
    const asked = new Set(all.map(({ path }) => permissionOf(path)));
    const hides: string[] = [PERMISSIONS.DRAFTS, PERMISSIONS.SOURCE_NOTES];
    // Asked for by a page beside GraphQL.
    const beside: string[] = [PERMISSIONS.METRICS];
    const idle = Object.values<string>(PERMISSIONS).filter(
      (each) => !asked.has(each) && !hides.includes(each) && !beside.includes(each),
    );
    expect(idle).toEqual([]);
  });
});
