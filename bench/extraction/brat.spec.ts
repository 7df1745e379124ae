import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { BadAnnotation, placeAnnotations } from './annotated.js';
import { bratAttributions, readBratFolder } from './brat.js';

const TEXT = '🙂 “Go,” said Ann Roe. “Go now.” Rain is likely.\nOr so they say.';

/** A text-bound line for the words, offsets in code points as the format counts them. */
function stretch(id: string, role: string, ...words: string[]): string {
  const places = words.map((each) => {
    const from = [...TEXT.slice(0, TEXT.indexOf(each))].length;
    return `${from} ${from + [...each].length}`;
  });
  return `${id}\t${role} ${places.join(';')}\t${words.join(' ')}`;
}

const ANN = [
  stretch('T1', 'Source', 'Ann Roe'),
  stretch('T2', 'Cue', 'said'),
  stretch('T3', 'Content', '“Go,”', '“Go now.”'),
  stretch('T4', 'Attribution', 'said'),
  'E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1',
  stretch('T5', 'Content', 'likely'),
  stretch('T6', 'Content', 'Rain is'),
  'E2\tAttribution-no-source:T4 Content2:T5 Content:T6 ',
  '#1\tAnnotatorNotes T6\tis this one?',
  'R1\tSame Arg1:T1 Arg2:T2',
  'E3\tAttribution:T4 Source:T1',
  '',
].join('\n');

describe('bratAttributions', () => {
  const words = ({ start, end }: { start: number; end: number }): string => TEXT.slice(start, end);

  it('reads events with their content in parts, code points as UTF-16', () => {
    const read = placeAnnotations({
      id: 'x',
      language: 'en',
      text: TEXT,
      attributions: bratAttributions(ANN, TEXT),
    }).annotations;
    expect(read.map(({ parts }) => parts.map(words))).toEqual([
      ['“Go,”', '“Go now.”'],
      ['Rain is', 'likely'],
    ]);
    expect(read.map(({ source }) => source && words(source))).toEqual(['Ann Roe', null]);
    expect(read.map(({ cue }) => cue && words(cue))).toEqual(['said', null]);
    expect(read[0]?.speakers).toEqual([]);
  });

  it('takes a line feed within the words for part of them', () => {
    const from = [...TEXT.slice(0, TEXT.indexOf('Rain'))].length;
    const to = from + 'Rain is likely.\nOr so'.length;
    const ann = `T1\tContent ${from} ${to}\tRain is likely.\nOr so\nE1\tSaying:T1 Content:T1`;
    const [only] = bratAttributions(ann, TEXT);
    expect([only?.content].flat()).toHaveLength(1);
  });

  it.each([
    ['T1\tContent 2 5\tno such', 'does not stand at its offsets'],
    ['T1\tContent 2 5000\t“Go', 'out of the text'],
  ])('refuses %j', (ann, message) => {
    expect(() => bratAttributions(ann, TEXT)).toThrow(BadAnnotation);
    expect(() => bratAttributions(ann, TEXT)).toThrow(message);
  });
});

describe('readBratFolder', () => {
  const folders: string[] = [];
  const files = (entries: Record<string, string>): string => {
    const folder = mkdtempSync(join(tmpdir(), 'brat-'));
    folders.push(folder);
    for (const [name, content] of Object.entries(entries)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return folder;
  };
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  it('finds texts beside the annotations and in a folder of their own, each once', () => {
    const folder = files({
      'plain/a.txt': TEXT,
      'plain/a.ann': ANN,
      'apart/text/b_c.txt': TEXT,
      'apart/annotations/b_c_first.ann': ANN,
      'apart/annotations/b_c_second.ann': '',
    });
    const read = readBratFolder(folder);
    expect(read.map(({ id, attributions }) => [id, attributions.length])).toEqual([
      ['b_c', 2],
      ['a', 2],
    ]);
  });

  it('says which file has no text, and which is wrong', () => {
    expect(() => readBratFolder(files({ 'a.ann': ANN }))).toThrow('a.ann: there is no text');
    expect(() => readBratFolder(files({ 'a.ann': ANN, 'a.txt': 'Other.' }))).toThrow('a.ann: T');
  });
});
