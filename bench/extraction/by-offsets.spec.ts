import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BY_OFFSETS, readByOffsets } from './by-offsets.js';

const TEXT = 'قال سامر الحوراني إن الجسر مغلق.';
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const pair = (words: string): [number, number] => {
  const start = TEXT.indexOf(words);
  return [start, start + words.length];
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-offsets-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const annotate = (sha256: string, content: [number, number]): void =>
  writeFileSync(
    join(folder, 'bridge.json'),
    JSON.stringify({
      id: 'bridge',
      language: 'ar',
      sha256,
      attributions: [{ content: [content], cue: pair('قال'), speaker: [pair('سامر الحوراني')] }],
    }),
  );

describe('readByOffsets', () => {
  it('takes the text whose hash the annotations name, and the names from it', () => {
    writeFileSync(join(folder, 'any-name.txt'), TEXT);
    annotate(hash(TEXT), pair('الجسر مغلق'));
    const { found, known } = readByOffsets(folder, folder);
    expect([found.length, known]).toEqual([1, 1]);
    const [start, end] = pair('الجسر مغلق');
    expect(found[0]?.annotations[0]).toMatchObject({
      parts: [{ start, end }],
      speakers: ['سامر الحوراني'],
      chain: [],
    });
  });

  it('leaves out a text of another wording, and refuses offsets outside it', () => {
    annotate(hash(`${TEXT} `), pair('الجسر مغلق'));
    expect(readByOffsets(folder, folder)).toEqual({ found: [], known: 1 });
    annotate(hash(TEXT), [3, 300]);
    expect(() => readByOffsets(folder, folder)).toThrow('out of the text');
  });
});

describe('the annotations by offsets', () => {
  it('hold offsets and no words of the texts', () => {
    const files = readdirSync(BY_OFFSETS);
    expect(files.length).toBeGreaterThanOrEqual(5);
    for (const file of files) {
      const { attributions } = JSON.parse(readFileSync(join(BY_OFFSETS, file), 'utf8')) as {
        attributions: object[];
      };
      expect(attributions.length).toBeGreaterThan(0);
      expect(JSON.stringify(attributions)).not.toMatch(/\p{Script=Arabic}/u);
    }
  });
});
