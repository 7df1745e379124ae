import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { VersionAdded } from '../../sources/source-events.js';
import { Attribution } from '../attributions/attribution.entity.js';
import { reanchor } from './quote-anchor.js';

/** A version of an article to look for quotes in. */
interface Version {
  id: string;
  body: string;
}

@Injectable()
export class QuoteAnchorsService {
  constructor(private readonly database: Database) {}

  /** Looks for every quote of an article's older versions in its new one, and keeps what it finds. */
  async follow({ articleId, versionId, body }: VersionAdded): Promise<void> {
    const rows = await this.database.query<object>(
      'SELECT * FROM attribution WHERE article_id = $1 AND quote_exact IS NOT NULL',
      [articleId],
    );
    const attributions = rows.map((row) => this.database.hydrate(Attribution, row));
    await this.anchor(attributions, { id: versionId, body });
  }

  /** Looks for a quote just marked in the versions that came after the one it was marked in. */
  async catchUp(attribution: Attribution): Promise<void> {
    if (attribution.quoteExact === null) return;
    const later = await this.database.query<Version>(
      `SELECT v.id, v.body FROM article_version v
       JOIN article_version marked ON marked.id = $1 AND marked.article_id = v.article_id
       WHERE v.number > marked.number`,
      [attribution.articleVersionId],
    );
    for (const version of later) await this.anchor([attribution], version);
  }

  private async anchor(attributions: Attribution[], { id, body }: Version): Promise<void> {
    const anchors = attributions.map((attribution) => ({
      attribution_id: attribution.id,
      ...reanchor(body, {
        exact: attribution.quoteExact ?? '',
        prefix: attribution.quotePrefix ?? '',
        suffix: attribution.quoteSuffix ?? '',
        start: attribution.quoteStart ?? 0,
        end: attribution.quoteEnd ?? 0,
      }),
    }));
    await this.database.query(
      `INSERT INTO quote_anchor (attribution_id, article_version_id, state, start_offset, end_offset)
       SELECT a.attribution_id, $2, a.state, a.start, a."end"
       FROM jsonb_to_recordset($1) AS a (attribution_id uuid, state quote_state, start int, "end" int)`,
      [JSON.stringify(anchors), id],
    );
  }
}
