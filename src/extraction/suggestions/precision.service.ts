import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { ExtractionPrecision } from './precision.types.js';
import type { ExtractionPrecisionArgs } from './suggestion.inputs.js';
import { DECISIONS } from './suggestions.queries.js';

/** How right the extractor was, by what editors made of what it proposed. */
@Injectable()
export class PrecisionService {
  constructor(private readonly database: Database) {}

  async report({ from, to }: ExtractionPrecisionArgs): Promise<ExtractionPrecision[]> {
    const rows = await this.database.query<Omit<ExtractionPrecision, 'precision'>>(DECISIONS, [
      from ?? null,
      to ?? null,
    ]);
    return rows.map((row) => ({
      ...row,
      precision: (row.accepted + row.rightButUnwanted) / row.decided,
    }));
  }
}
