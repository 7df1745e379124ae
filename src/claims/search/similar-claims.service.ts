import { Field, Float, ObjectType } from '@nestjs/graphql';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Claim } from '../claim.entity.js';
import { searchText } from './search-text.js';

@ObjectType({ description: 'A claim that says nearly the same.' })
export class SimilarClaim {
  @Field(() => Claim, { description: 'The claim found.' })
  claim!: Claim;

  @Field(() => Float, {
    description: '0–1: the share of letter triples that both folded statements have in common.',
  })
  score!: number;
}

/** Below this share of common trigrams two statements are about other things. */
const MIN_SIMILARITY = 0.45;

/** The same, recalled by the index: it must not lose what the exact score would keep. */
const NEAR_DUPLICATES = `
  SELECT t.*, similarity(t.search_text, $1) AS score
  FROM claim t
  WHERE t.search_text % $1 AND similarity(t.search_text, $1) >= $2
    AND t.status <> 'RETRACTED' AND ($3::uuid IS NULL OR t.id <> $3)
  ORDER BY score DESC, t.id DESC
  LIMIT $4`;

@Injectable()
export class SimilarClaimsService {
  constructor(private readonly database: Database) {}

  /** Best first. A claim is compared with its translation where it has one, and so is the statement. */
  async find(
    statement: string,
    options: { translation?: string | null; exceptId?: string; first: number },
  ): Promise<SimilarClaim[]> {
    const text = searchText(statement, options.translation ?? null);
    const rows = await this.database.query<{ score: number }>(NEAR_DUPLICATES, [
      text,
      MIN_SIMILARITY,
      options.exceptId ?? null,
      options.first,
    ]);
    return rows.map((row) => ({
      claim: this.database.hydrate(Claim, row),
      score: row.score,
    }));
  }
}
