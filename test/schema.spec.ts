import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildClientSchema,
  getIntrospectionQuery,
  type GraphQLSchema,
  type IntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { PERMISSIONS } from '../src/access/permissions.js';
import { startTestApp, type TestApp } from './support/app.js';

let app: TestApp;
let schema: GraphQLSchema;

beforeAll(async () => {
  app = await startTestApp();
  const query = getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true });
  schema = buildClientSchema(await app.run<IntrospectionQuery>(query));
});
afterAll(() => app.close());

/** Every described thing of the schema, by its path: `Claim.history(first:)`. */
function everything(): Map<string, string | null | undefined> {
  const found = new Map<string, string | null | undefined>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type)) continue;
    found.set(type.name, type.description);
    if (isEnumType(type)) {
      for (const value of type.getValues())
        found.set(`${type.name}.${value.name}`, value.description);
    }
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        found.set(`${type.name}.${field.name}`, field.description);
      }
    }
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        found.set(`${type.name}.${field.name}`, field.description);
        for (const { name, description } of field.args) {
          found.set(`${type.name}.${field.name}(${name}:)`, description);
        }
      }
    }
  }
  return found;
}

/** What may be asked without signing in; a further one is a decision, not an accident. */
const PUBLIC = ['Mutation.refreshSession', 'Mutation.signIn'];

/** What clients rely on: operations with their arguments. */
const CONTRACT: Record<string, string[]> = {
  'Query.node': ['id'],
  'Query.outlets': ['search', 'first', 'after'],
  'Query.articles': ['filter', 'orderBy', 'first', 'after'],
  'Query.speakers': ['search', 'kind', 'first', 'after'],
  'Query.topics': ['first', 'after'],
  'Query.claims': ['filter', 'orderBy', 'first', 'after'],
  'Query.contradictions': ['filter', 'orderBy', 'first', 'after'],
  'Query.similarClaims': ['statement', 'language', 'first'],
  'Query.compareStatements': ['a', 'b'],
  'Query.contradictionReport': ['id'],
  'Query.contradictionReports': ['first', 'after'],
  ...Object.fromEntries(
    [
      'createOutlet updateOutlet addArticle updateArticle addArticleVersion',
      'createSpeaker updateSpeaker mergeSpeakers createTopic updateTopic',
      'recordClaim attributeClaim reviseClaim retractClaim publishClaim',
      'confirmContradiction dismissContradiction resolveContradiction reopenContradiction',
      'recordContradiction generateContradictionReport',
    ]
      .join(' ')
      .split(' ')
      .map((name) => [`Mutation.${name}`, ['input']]),
  ),
  'Claim.contradictions': ['first', 'after', 'status'],
  'Subscription.contradictionDetected': ['topicId', 'speakerId'],
};

/** What clients rely on: fields of types and inputs. */
const FIELDS: Record<string, string> = {
  Claim:
    'id statement language kind topics period quantities status revision attributions contradictions history',
  ClaimFilter:
    'search speakerId articleId outletId topicId kind status saidFrom saidTo contradicted',
  ContradictionFilter:
    'status kind relation minScore topicId speakerId outletId selfOnly detectedFrom detectedTo',
  Comparison: 'verdict score findings suppressed',
  StatementInput: 'statement language saidAt period speaker',
  Quote: 'exact prefix suffix start end',
  Contradiction:
    'claimA claimB kinds relation score findings selfContradiction status engineVersion detectedAt',
  ContradictionConnection: 'edges nodes pageInfo totalCount',
};

describe('the schema', () => {
  it('describes every type, field, argument, input field and enum value', () => {
    const all = everything();
    expect(all.size).toBeGreaterThan(300);
    const silent = [...all].filter(([, description]) => !description?.trim()).map(([path]) => path);
    expect(silent).toEqual([]);
  });

  it('names a known permission for every operation, or opens it to everyone', () => {
    const roots = [
      schema.getQueryType(),
      schema.getMutationType(),
      schema.getSubscriptionType(),
    ].flatMap((root) => root ?? []);
    const asked = roots.flatMap((root) =>
      Object.values(root.getFields()).map((field) => [
        `${root.name}.${field.name}`,
        /(?:Permission: `([^`]+)`|(Open to everyone))\.$/.exec(field.description ?? '')?.slice(1),
      ]),
    ) as [string, [string | undefined, string | undefined]][];
    const known = Object.values<string>(PERMISSIONS);
    const wrong = asked.filter(([, [permission, open]]) => !open && !known.includes(permission!));
    expect(wrong).toEqual([]);
    expect(asked.filter(([, [, open]]) => open).map(([name]) => name)).toEqual(PUBLIC);
    const writable = asked.filter(
      ([name, [permission]]) => name.startsWith('Mutation') && permission === PERMISSIONS.READ,
    );
    expect(writable).toEqual([]);
  });

  it.each(Object.entries(CONTRACT))('has %s with the arguments %j', (path, args) => {
    const [type, name] = path.split('.') as [string, string];
    const found = schema.getType(type);
    const field = isObjectType(found) ? found.getFields()[name] : undefined;
    expect(field?.args.map((arg) => arg.name)).toEqual(expect.arrayContaining(args));
  });

  it.each(Object.entries(FIELDS))('has %s with the fields %s', (name, fields) => {
    const type = schema.getType(name);
    const found = isObjectType(type) || isInputObjectType(type) ? type.getFields() : {};
    expect(Object.keys(found)).toEqual(expect.arrayContaining(fields.split(' ')));
  });

  it('is the one committed as src/schema.gql', () => {
    const committed = readFileSync(new URL('../src/schema.gql', import.meta.url), 'utf8');
    const served = `${printSchema(lexicographicSortSchema(schema))}\n`;
    if (served === committed) return;
    const lines = committed.split('\n');
    const at = served.split('\n').findIndex((line, i) => line !== lines[i]);
    const served3 = served
      .split('\n')
      .slice(at, at + 3)
      .join(' ')
      .replace(/\s+/g, ' ');
    throw new Error(
      `src/schema.gql is not the schema served; run "npm run schema" and commit it. Line ${at + 1} should begin: ${served3}`,
    );
  });
});
