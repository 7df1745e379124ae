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

/** $1 the folded text; $2 the least similarity; $3 a claim to leave out, or null; $4 how many; $5 of which claims */
const nearDuplicates = (columns: string): string => `
  SELECT ${columns}, similarity(t.search_text, $1) AS score
  FROM claim t
  WHERE t.id = ANY($5) AND similarity(t.search_text, $1) >= $2
    AND t.status <> 'RETRACTED' AND ($3::uuid IS NULL OR t.id <> $3)
  ORDER BY score DESC, t.id DESC
  LIMIT $4`;

/** Ids of the claims that share something telling with a statement. */
type Recall = (statement: string) => Promise<string[]>;

@Injectable()
export class SimilarClaimsService {
  /** Until a later module knows what claims share, none is found. */
  private recall: Recall = () => Promise.resolve([]);

  constructor(private readonly database: Database) {}

  /**
   * The letters of a statement are compared only with those of claims that share rare terms with it. An
   * index on letter triples would need no such help, but takes time in proportion to all the claims.
   */
  recallBy(recall: Recall): void {
    this.recall = recall;
  }

  /** Best first. A claim is compared with its translation where it has one, and so is the statement. */
  async find(
    statement: string,
    options: { translation?: string | null; exceptId?: string; first: number },
  ): Promise<SimilarClaim[]> {
    const columns = this.database.shape(Claim).list('t');
    const text = searchText(statement, options.translation ?? null);
    const rows = await this.database.query<{ score: number }>(nearDuplicates(columns), [
      text,
      MIN_SIMILARITY,
      options.exceptId ?? null,
      options.first,
      await this.recall(statement),
    ]);
    return rows.map((row) => ({
      claim: this.database.hydrate(Claim, row),
      score: row.score,
    }));
  }
}
