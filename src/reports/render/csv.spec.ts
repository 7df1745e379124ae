import { describe, expect, it } from '@jest/globals';
import { Language } from '../../language/language.js';
import { csvCell, renderCsv } from './csv.js';
import { emptySnapshot, fullSnapshot, HOSTILE_A, HOSTILE_B } from './report.fixture.js';
import { passages } from './text-parts.js';

/** RFC 4180, read strictly: quotes only round a whole cell, CRLF after every row. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /"((?:[^"]|"")*)"(,|\r\n)|([^",\r\n]*)(,|\r\n)/y;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const match = cell.exec(text);
    if (!match) throw new Error(`no cell at ${at}: ${text.slice(at, at + 40)}`);
    rows.at(-1)?.push((match[1] ?? match[3] ?? '').replaceAll('""', '"'));
    if ((match[2] ?? match[4]) === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

/** Rows as records under their headers. */
function records(text: string): Record<string, string>[] {
  const [header = [], ...rows] = parseCsv(text.replace(/^\ufeff/, ''));
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

describe('a report as CSV', () => {
  const snapshot = fullSnapshot();
  const english = renderCsv(snapshot, Language.EN);

  it('has a byte order mark, one row a contradiction, and as many cells in each', () => {
    expect(english.startsWith('\ufeffId,Relation,')).toBe(true);
    const rows = parseCsv(english.slice(1));
    expect(rows).toHaveLength(1 + snapshot.contradictions.length);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(new Set(rows[0]).size).toBe(rows[0]?.length);
  });

  it('gives back what went in, line breaks, quotes and commas included', () => {
    const [dam, , hostile] = records(english);
    expect(dam).toMatchObject({
      'Claim A: Statement': snapshot.contradictions[0]?.a.statement,
      'Claim A: Said': '2031-05-02',
      'Claim A: Outlet': 'صحيفة الميناء',
      'Claim B: Outlet': 'The Harbour Gazette',
      'Claim B: Further attributions': '1',
      Score: '0.72',
      Relation: 'tension',
      Decision: 'Confirmed',
    });
    expect(dam?.['Why they conflict']?.split('\n')).toHaveLength(2);
    expect(hostile?.['Claim A: Statement']).toBe(HOSTILE_A);
    expect(hostile?.['Claim B: Statement']).toBe(`'${HOSTILE_B}`);
  });

  it('leaves the unknown empty and takes the last decision', () => {
    const [, seats] = records(english);
    expect(seats).toMatchObject({
      'Claim B: Said': '',
      'Claim B: Outlet': '',
      'Claim B: Through': '',
      Decision: 'Reopened',
      'Decision: Reason': 'Claim A was revised',
      Reviewer: '',
    });
  });

  it('reads the chain from outlet to speaker, the arrows with the line', () => {
    const through = (language: Language, header: string) =>
      (records(renderCsv(snapshot, language))[0]?.[header] ?? '').replace(/[\u200e\u200f]/g, '');
    expect(through(Language.EN, 'Claim A: Through')).toBe(
      'صحيفة الميناء ← Delta News Agency (نقلًا عن) ← ليلى الحمداني (قالت)',
    );
    expect(through(Language.AR, 'القول أ: سلسلة النقل')).toBe(
      'صحيفة الميناء → Delta News Agency (نقلًا عن) → ليلى الحمداني (قالت)',
    );
  });

  it('has no cell that a spreadsheet would run', () => {
    for (const row of parseCsv(english.slice(1))) {
      for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
    }
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['\tx', "'\tx"],
    ['\rx', `"'\rx"`],
    ['  =x', "'  =x"],
    ['＝x', "'＝x"],
    ['a=b', 'a=b'],
    ['', ''],
    ['a "b", c', '"a ""b"", c"'],
    ['a\nb', '"a\nb"'],
    [-1, '-1'],
    [0, '0'],
    [null, ''],
  ])('writes %j as %j', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it('keeps its header when there is nothing to list, in the language asked for', () => {
    const text = renderCsv(emptySnapshot(), Language.AR);
    expect(parseCsv(text.slice(1))).toHaveLength(1);
    expect(text).toMatch(/^\ufeffالمعرّف,العلاقة,/);
  });
});

describe('passages', () => {
  it.each([
    ['says “أ”, “ب”.', ['أ', 'ب']],
    ['يقول «one» ثم «two»', ['one', 'two']],
    ['a "b" c', ['b']],
    ['no quotation', []],
    ['an “open one', []],
  ])('finds the quotations of %j', (sentence, quoted) => {
    const parts = passages(sentence);
    expect(parts.map(({ text }) => text).join('')).toBe(sentence);
    expect(parts.filter((part) => part.quoted).map(({ text }) => text)).toEqual(quoted);
  });
});
