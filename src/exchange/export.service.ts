import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLAIM_COUNT, NEXT_LINES } from './export.queries.js';

/** Claims fetched at once; what bounds the memory. */
const PAGE = 500;

const FIRST = '00000000-0000-0000-0000-000000000000';

/** Writes claims with their sources as NDJSON that `import` reads. */
@Injectable()
export class ExportService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Hands every claim over as a line with its end, first recorded first, all as they stood at one
   * moment.
   *
   * @param write may take its time: no more is fetched meanwhile
   * @param onProgress told the lines written so far, and how many there will be
   * @returns how many lines
   */
  async run(
    write: (text: string) => Promise<void>,
    onProgress?: (lines: number, of: number) => void,
  ): Promise<number> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const [count] = await manager.query<{ claims: number }[]>(CLAIM_COUNT);
      let lines = 0;
      for (let last = FIRST; ;) {
        const rows = await manager.query<{ id: string; line: string }[]>(NEXT_LINES, [last, PAGE]);
        const end = rows.at(-1);
        if (!end) return lines;
        await write(rows.map(({ line }) => `${line}\n`).join(''));
        lines += rows.length;
        onProgress?.(lines, count?.claims ?? lines);
        last = end.id;
      }
    });
  }
}
