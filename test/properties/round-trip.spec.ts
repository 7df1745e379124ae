import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_LIMITS } from '../../src/platform/config/limits.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { anyText, type Draw, hostileText } from '../support/hostile.js';
import { exportText, importText } from '../support/lines.js';
import { propertyOptions } from '../support/properties.js';
import { claimInput, type Id, RECORD, word } from '../support/records.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ limits: { ...DEFAULT_LIMITS, perActor: 0 } });
});
afterAll(() => app.close());

/** A text of this length at most, with something in it that no other has. */
function text(draw: Draw, longest: number): string {
  const own = word();
  const drawn = draw(() => anyText);
  return `${own} ${drawn.slice(0, longest - 2 * own.length - 2)} ${own}`;
}

interface Sent {
  statement: string;
  translation: string;
  headline: string;
  byline: string;
  note: string;
  body: string;
  exact: string;
  name: string;
  alias: string;
  description: string;
  cue: string;
}

const READ = `query ($id: ID!) { node(id: $id) { ... on Claim {
  statement translation
  attributions {
    quote { exact } chain { cue }
    speaker { name aliases description }
    article { headline byline note versions { body sha256 } }
  } } } }`;

function draw(g: Draw): Sent {
  const exact = text(g, 300);
  return {
    statement: text(g, 2000),
    translation: text(g, 2000),
    headline: text(g, 500),
    byline: text(g, 300),
    note: text(g, 2000),
    body: `${text(g, 5000)}\n${exact}\r\n\t${g(() => hostileText)}`,
    exact,
    name: text(g, 200),
    alias: text(g, 200),
    description: text(g, 500),
    cue: text(g, 100),
  };
}

/** Null where it is refused: for what cannot be stored as it is. */
async function record(sent: Sent): Promise<string | null> {
  const { headline, byline, note, body, name, alias, description } = sent;
  const { data, errors } = await app.send<{ recordClaim: { claim: Id } } | null>(RECORD, {
    input: claimInput(sent.statement, {
      translation: sent.translation,
      form: 'DIRECT_QUOTE',
      quote: { exact: sent.exact },
      article: { create: { headline, byline, note, body, language: 'AR' } },
      speaker: { create: { name, aliases: [alias], description, kind: 'PERSON' } },
      chain: [{ speaker: { create: { name: `hop ${word()}`, kind: 'PERSON' } }, cue: sent.cue }],
    }),
  });
  if (data) return data.recordClaim.claim.id;
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  const broken = Object.values<string>({ ...sent }).some((each) => /\0|\p{Surrogate}/u.test(each));
  // Everything that can be stored must be taken.
  expect({ broken, errors }).toMatchObject({ broken: true });
  return null;
}

/** As it must come back: to the byte, but for white space round what is a line of its own. */
function stored(sent: Sent): object {
  const { exact, cue, byline, note, body, description } = sent;
  return {
    statement: sent.statement.trim(),
    translation: sent.translation.trim(),
    attributions: [
      {
        quote: { exact },
        chain: [{ cue }],
        speaker: { name: sent.name.trim(), aliases: [sent.alias.trim()], description },
        article: {
          headline: sent.headline.trim(),
          byline,
          note,
          versions: [{ body, sha256: createHash('sha256').update(body).digest('hex') }],
        },
      },
    ],
  };
}

describe('what is recorded comes back byte for byte', () => {
  let accepted = 0;

  it('when it is read, and when it is exported', async () => {
    const property = fc.asyncProperty(fc.gen(), async (g) => {
      const sent = draw(g);
      const id = await record(sent);
      if (id === null) return;
      accepted++;
      expect((await app.run<{ node: object }>(READ, { id })).node).toEqual(stored(sent));
      const lines = (await exportText(app)).split('\n');
      const line = lines.find((each) => each.includes(JSON.stringify(sent.statement.trim())));
      const { attributions, ...claim } = JSON.parse(line!) as {
        attributions: { article: { versions: object[] } }[];
      };
      const { statement, translation } = stored(sent) as Sent;
      expect(claim).toMatchObject({ statement, translation });
      expect(attributions).toMatchObject([
        {
          quote: { exact: sent.exact },
          chain: [{ cue: sent.cue }],
          speaker: { name: sent.name.trim(), aliases: [sent.alias.trim()] },
          article: { byline: sent.byline, note: sent.note, versions: [{ body: sent.body }] },
        },
      ]);
    });
    await fc.assert(property, propertyOptions(15, 'round trip'));
    expect(accepted).toBeGreaterThan(5);
  });

  it('when it is imported elsewhere and exported again', async () => {
    const elsewhere = await startTestApp();
    try {
      const text = await exportText(app);
      expect(text.split('\n').length).toBeGreaterThan(5);
      await importText(elsewhere, text, 100);
      expect(await exportText(elsewhere)).toBe(text);
    } finally {
      await elsewhere.close();
    }
  });
});
