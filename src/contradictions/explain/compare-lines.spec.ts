import { describe, expect, it } from '@jest/globals';
import { Language } from '../../language/language.js';
import {
  ClaimKind,
  type Comparison,
  Relation,
  Stance,
  type StatementInput,
} from '../detection/types.js';
import { BadPairLine, compareLines } from './compare-lines.js';
import { LONGEST_STATEMENT } from './pair-line.js';

const answer: Comparison = {
  verdict: Relation.TENSION,
  score: 0.5,
  findings: [],
  suppressed: [],
};

async function* from(lines: string[]): AsyncGenerator<string> {
  for (const line of lines) yield await Promise.resolve(line);
}

/** Runs the lines; gives what came out, and what the engine was asked. */
async function run(...lines: string[]) {
  const asked: [StatementInput, StatementInput][] = [];
  const out: string[] = [];
  const compare = (a: StatementInput, b: StatementInput) => {
    asked.push([a, b]);
    return answer;
  };
  for await (const line of compareLines(from(lines), compare, 'pairs.jsonl')) out.push(line);
  return { asked, out };
}

const pair = (a: object, b: object = { statement: 'y' }) => JSON.stringify({ a, b });

async function complaint(...lines: string[]): Promise<string> {
  try {
    await run(...lines);
  } catch (error) {
    if (error instanceof BadPairLine) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('compareLines', () => {
  it('adds the comparison to the object and keeps every other key', async () => {
    const given = { id: 7, a: { statement: 'x', note: [1] }, label: 'كذا', b: { statement: 'y' } };
    const { out } = await run(JSON.stringify(given));
    expect(out).toHaveLength(1);
    expect(JSON.parse(out[0] ?? '')).toEqual({ ...given, ...answer });
  });

  it('hands the engine what it knows of both sides, words in either case', async () => {
    const { asked } = await run(
      pair({
        statement: 'سيبقى الجسر مغلقًا',
        saidAt: '2031-05',
        speaker: 'البلدية',
        language: 'ar',
        period: { from: '2031-05-02', to: null },
        kind: 'Forecast',
        stance: 'denies',
        comment: 'kept',
      }),
      pair({ statement: 'x', saidAt: null, language: 'EN' }),
    );
    expect(asked[0]).toEqual([
      {
        statement: 'سيبقى الجسر مغلقًا',
        saidAt: '2031-05',
        speaker: 'البلدية',
        language: Language.AR,
        period: { from: '2031-05-02' },
        kind: ClaimKind.FORECAST,
        stance: Stance.DENIES,
      },
      { statement: 'y' },
    ]);
    expect(asked[1]?.[0]).toEqual({ statement: 'x', language: Language.EN });
  });

  it('skips blank lines and a byte order mark', async () => {
    const { out } = await run(
      `\ufeff${pair({ statement: 'x' })}`,
      '',
      '  ',
      pair({ statement: 'z' }),
    );
    expect(out).toHaveLength(2);
  });

  it('takes a statement of the greatest length, counted in characters', async () => {
    const { out } = await run(pair({ statement: '😀'.repeat(LONGEST_STATEMENT) }));
    expect(out).toHaveLength(1);
  });

  it('yields the lines before a bad one and counts blank lines', async () => {
    const out: string[] = [];
    const lines = compareLines(from([pair({ statement: 'x' }), '', '{']), () => answer, 'in.jsonl');
    const reading = async () => {
      for await (const line of lines) out.push(line);
    };
    await expect(reading()).rejects.toMatchObject({
      name: 'BadPairLine',
      source: 'in.jsonl',
      line: 3,
    });
    expect(out).toHaveLength(1);
  });

  it('does not take a failure of the engine for a bad line', async () => {
    const broken = () => {
      throw new TypeError('engine');
    };
    const lines = compareLines(from([pair({ statement: 'x' })]), broken, 'in.jsonl');
    await expect(lines.next()).rejects.toThrow(TypeError);
  });
});

const statementHelp = 'write one claim, 1 to 2000 characters';
const dateHelp = 'write YYYY, YYYY-MM or YYYY-MM-DD';
const pairHelp = 'write one JSON object a line, {"a": {"statement": "…"}, "b": {"statement": "…"}}';

describe('a line that cannot be compared', () => {
  it.each([
    ['{"a":', `not JSON; ${pairHelp}`],
    ['[1]', `[1] is no object; ${pairHelp}`],
    ['{"b":{"statement":"y"}}', 'a: missing; write {"statement": "…"}'],
    ['{"a":{"statement":"x"},"b":"y"}', 'b: "y" is no object; write {"statement": "…"}'],
    [pair({}), `a.statement: missing; ${statementHelp}`],
    [pair({ statement: ' \t' }), `a.statement: empty; ${statementHelp}`],
    [pair({ statement: 5 }), `a.statement: 5 is no text; ${statementHelp}`],
    [
      pair({ statement: 'x'.repeat(2001) }),
      `a.statement: 2001 characters is too long; ${statementHelp}`,
    ],
    [pair({ statement: 'x', saidAt: '2021-13' }), `a.saidAt: "2021-13" is no date; ${dateHelp}`],
    [pair({ statement: 'x', saidAt: 2021 }), `a.saidAt: 2021 is no date; ${dateHelp}`],
    [
      pair({ statement: 'x' }, { statement: 'y', period: { to: '2021-02-30' } }),
      `b.period.to: "2021-02-30" is no date; ${dateHelp}`,
    ],
    [
      pair({ statement: 'x', period: { from: '2022', to: '2021-12' } }),
      'a.period: {"from":"2022","to":"2021-12"} ends before it starts; write from before to',
    ],
    [
      pair({ statement: 'x', period: '2021' }),
      'a.period: "2021" is no object; write {"from": DATE, "to": DATE}, either end may be left out',
    ],
    [pair({ statement: 'x', language: 'fr' }), 'a.language: "fr" is not known; write AR, EN'],
    [
      pair({ statement: 'x', speaker: '' }),
      'a.speaker: "" is no name; write a name, or leave it out',
    ],
    [
      pair({ statement: 'x', stance: 'LIKES' }),
      'a.stance: "LIKES" is not known; write ASSERTS, DENIES, DOUBTS, REPORTS',
    ],
    [pair({ statement: 'x', said_at: '2021' }), 'a.said_at: no such key; write saidAt'],
  ])('%s', async (line, expected) => {
    expect(await complaint('', line)).toBe(`pairs.jsonl:2: ${expected}`);
  });

  it('stays one short line whatever the value', async () => {
    const message = await complaint(pair({ statement: 'x', saidAt: `a\nb${'c'.repeat(500)}` }));
    expect(message).not.toContain('\n');
    expect(message.length).toBeLessThan(150);
  });
});
