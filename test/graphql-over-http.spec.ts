import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Audit, type AuditResult, serverAudits } from 'graphql-http';
import { startTestApp, type TestApp } from './support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** Of the specification's own audits; their addresses are asked for when they run. */
const AUDITS: readonly Audit[] = serverAudits({ url: () => `${app.origin}/graphql` });

async function run(audit: Audit): Promise<string> {
  const result: AuditResult = await audit.fn();
  return result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`;
}

describe('the GraphQL over HTTP specification', () => {
  const required = AUDITS.filter(({ name }) => /^(MUST|SHOULD)/.test(name));

  it('has audits of both kinds', () => {
    expect(required.length).toBeGreaterThanOrEqual(35);
    expect(AUDITS.every(({ name }) => /^(MUST|SHOULD|MAY)/.test(name))).toBe(true);
  });

  it.each(required.map((audit) => [audit.id, audit.name, audit] as const))(
    '%s: %s',
    async (_id, _name, audit) => {
      expect(await run(audit)).toBe('ok');
    },
  );

  it('is followed in what it leaves open too, in all of it', async () => {
    const open = AUDITS.filter(({ name }) => name.startsWith('MAY'));
    const outcomes: Record<string, string> = {};
    for (const audit of open) outcomes[`${audit.id} ${audit.name}`] = await run(audit);
    expect(Object.entries(outcomes).filter(([, outcome]) => outcome !== 'ok')).toEqual([]);
    expect(open.length).toBeGreaterThanOrEqual(20);
  });
});
