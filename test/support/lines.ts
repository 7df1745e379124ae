import { Readable } from 'node:stream';
import type { ImportOutcome } from '../../src/exchange/import.service.js';
import type { TestApp } from './app.js';
import { withClient } from './database.js';
import { ExportService, ImportService } from './isnad.js';
import { word } from './records.js';

/** One line of an import file: a claim of its own, by a speaker whom no other line has. */
export function line(statement: string, change: object = {}, attribution: object = {}): object {
  return {
    statement,
    attributions: [
      {
        article: { url: `https://news.example.org/${word()}`, headline: 'News', language: 'EN' },
        speaker: { name: word(), kind: 'PERSON' },
        form: 'PARAPHRASE',
        ...attribution,
      },
    ],
    ...change,
  };
}

export const toText = (lines: object[]): string =>
  lines.map((each) => `${JSON.stringify(each)}\n`).join('');

/** @param batch lines a transaction */
export async function importText(to: TestApp, text: string, batch = 3): Promise<ImportOutcome> {
  const bytes = Buffer.from(text);
  const open = (from: number): Readable => Readable.from([bytes.subarray(from)]);
  const source = { name: 'test.ndjson', size: bytes.length, open };
  return to.nest.get(ImportService).run(source, { batch });
}

export async function exportText(from: TestApp): Promise<string> {
  let text = '';
  await from.nest.get(ExportService).run((more) => {
    text += more;
    return Promise.resolve();
  });
  return text;
}

/** How many rows there are `FROM` somewhere. */
export async function count(
  of: TestApp,
  from: string,
  parameters: unknown[] = [],
): Promise<number> {
  return withClient(of.url, async (client) => {
    const sql = `SELECT count(*)::int AS n ${from}`;
    const { rows } = await client.query<{ n: number }>(sql, parameters);
    return rows[0]!.n;
  });
}
