import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Proposal } from '../extraction/engine/types.js';
import { Language } from '../language/language.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import { type ExtractOptions, shownProposals } from './extract.js';

const SENTENCE = 'Mayor Ann Roe said that the bridge would open on Friday.';
const ARABIC = 'قال وزير النقل سامر الحوراني إن الجسر سيفتح يوم الجمعة.';
const TEXT: ExtractOptions = { format: 'text' };

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'isnad-extract-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function written(name: string, content: string | Buffer): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

async function proposed(file: string, options: Partial<ExtractOptions> = {}): Promise<Proposal[]> {
  const json = await shownProposals(file, { ...TEXT, ...options, json: true });
  return JSON.parse(json) as Proposal[];
}

describe('shownProposals', () => {
  it('lists what a text attributes, with the speaker', async () => {
    const shown = await shownProposals(await written('road.txt', SENTENCE), TEXT);
    expect(shown).toContain('the bridge would open on Friday');
    expect(shown).toContain('Ann Roe');
  });

  it('reads an article from Markdown without its marks, with the date it gives', async () => {
    const page = `---\ndate: 2024-03-12\n---\n# The bridge\n\nMayor **Ann Roe** said that the *bridge* would open on Friday.\n`;
    const [first, ...others] = await proposed(await written('road.md', page));
    expect(others).toHaveLength(0);
    expect(first?.content.text).toBe('the bridge would open on Friday');
    expect(first?.dates[0]?.earliest).toBe('2024-03-15');
  });

  it('reads the article of an HTML page, and no script', async () => {
    const page = `<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>الجسر</title></head>
      <body><script>document.write('قال فلان إن السماء خضراء')</script>
      <article><h1>الجسر يفتح</h1><p>${ARABIC}</p><p>وأضاف أن الطريق إليه طوله 12 كيلومترا.</p></article></body></html>`;
    const proposals = await proposed(await written('road.html', page));
    expect(proposals.map(({ speaker }) => speaker.name)).toEqual([
      'سامر الحوراني',
      'سامر الحوراني',
    ]);
    expect(proposals[1]?.quantities[0]?.lower).toBe(12_000);
  });

  it('proposes of the README’s example what the README says', async () => {
    const proposals = await proposed('docs/examples/bridge-ar.md');
    expect(
      proposals.map(({ statement, stance, speaker, period, chain }) => ({
        statement: statement.text,
        stance,
        speaker: speaker.name,
        from: period?.from ?? null,
        chain: chain.map(({ name }) => name),
      })),
    ).toEqual(
      expect.arrayContaining([
        {
          statement: 'الأعمال توقفت الشتاء الماضي',
          stance: 'DENIES',
          speaker: 'سامي الدروبي',
          from: '2025-12',
          chain: [],
        },
        {
          statement: 'الكلفة بلغت 19 مليون دينار',
          stance: 'ASSERTS',
          speaker: 'مصدر في وزارة الأشغال',
          from: null,
          chain: ['وكالة الساحل'],
        },
      ]),
    );
  });

  it('counts relative dates from the date given rather than the page’s own', async () => {
    const file = await written('dated.md', `---\ndate: 2024-03-12\n---\n${SENTENCE}\n`);
    const [first] = await proposed(file, { published: '2023-01-04' });
    expect(first?.dates[0]?.earliest).toBe('2023-01-06');
  });

  it('marks the text on a page of its own language', async () => {
    const file = await written('arabic.txt', ARABIC);
    const shown = await shownProposals(file, { format: 'html' });
    expect(shown).toContain('<html lang="ar" dir="rtl">');
    expect(shown).toContain('<mark class="cue">قال</mark>');
    const english = await shownProposals(file, { format: 'html', lang: Language.EN });
    expect(english).toContain('<html lang="en" dir="ltr">');
  });

  it('names the file that is missing, a folder, empty or no text, and what is wrong with the date', async () => {
    const missing = join(folder, 'none.txt');
    await expect(shownProposals(missing, TEXT)).rejects.toEqual(
      new FatalError(`${missing} cannot be read (ENOENT).`),
    );
    await expect(shownProposals(folder, TEXT)).rejects.toThrow(
      `${folder} cannot be read (EISDIR).`,
    );
    const empty = await written('empty.txt', '');
    const image = await written('image.html', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
    for (const file of [empty, image]) {
      const refusal = shownProposals(file, TEXT);
      await expect(refusal).rejects.toBeInstanceOf(FatalError);
      await expect(refusal).rejects.toThrow(file);
    }
    const file = await written('road.txt', SENTENCE);
    const undated = shownProposals(file, { ...TEXT, published: 'yesterday' });
    await expect(undated).rejects.toThrow('--published');
  });
});
