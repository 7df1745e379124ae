import { Injectable } from '@nestjs/common';
import { fold } from '../../language/text/normalise.js';
import { Inflection } from '../../language/words/phrase-index.js';
import { type WordTest, wordTests } from '../../language/words/word-tests.js';
import { Database } from '../../platform/database/database.js';
import { formsEver, type KnowledgeEntry, KnowledgeKind } from './knowledge-entry.entity.js';
import {
  claimIds,
  countClaims,
  HAS_WORDS,
  HAS_WORDS_OR_MARKS,
  WORDS_LIKE,
} from './knowledge.queries.js';

/** SQL that holds for the claims `t` that an entry bears on, with its parameters. */
interface ClaimCondition {
  condition: string;
  parameters: unknown[];
}

const lexeme = (word: string): string => `'${word.replace(/['\\]/g, '$&$&')}'`;
const pattern = (form: string): string => `%${form.replace(/[%_\\]/g, '\\$&')}%`;

/**
 * Which recorded claims an entry bears on: those that have the words of one of its forms, those of
 * earlier revisions included. The engine itself says which of the collection's words it takes for
 * inflected forms of them, in both languages, and full-text search which claims have these words.
 */
@Injectable()
export class AffectedClaims {
  constructor(private readonly database: Database) {}

  async count(entry: KnowledgeEntry): Promise<number> {
    const { condition, parameters } = await this.condition(entry);
    const [row] = await this.database.query<{ claims: number }>(countClaims(condition), parameters);
    return row?.claims ?? 0;
  }

  async ids(entry: KnowledgeEntry): Promise<string[]> {
    const { condition, parameters } = await this.condition(entry);
    const rows = await this.database.query<{ id: string }>(claimIds(condition), parameters);
    return rows.map((row) => row.id);
  }

  private async condition(entry: KnowledgeEntry): Promise<ClaimCondition> {
    const inflection = entry.kind === KnowledgeKind.UNIT ? Inflection.FIXED : Inflection.FREE;
    const forms = formsEver(entry);
    const tests = forms.map((form) => wordTests(form, inflection));
    const words = await this.wordsLike(tests.flat());
    const phrases = tests.map((each) => phraseOf(each, words)).filter((each) => each !== null);
    const query = phrases.length > 0 ? phrases.join(' | ') : null;
    const marks = forms
      .filter((_, i) => tests[i]?.length === 0)
      .map((form) => pattern(fold(form.trim())));
    return marks.length > 0
      ? { condition: HAS_WORDS_OR_MARKS, parameters: [query, marks] }
      : { condition: HAS_WORDS, parameters: [query] };
  }

  private async wordsLike(tests: readonly WordTest[]): Promise<string[]> {
    if (tests.length === 0) return [];
    const rows = await this.database.query<{ word: string }>(WORDS_LIKE, [
      [...new Set(tests.flatMap((test) => test.sieve))],
      [...new Set(tests.flatMap((test) => test.exact))],
    ]);
    return rows.map((row) => row.word);
  }
}

/** A full-text query for one form, or null where the collection lacks one of its words. */
function phraseOf(tests: readonly WordTest[], words: readonly string[]): string | null {
  let query: string | null = null;
  for (const test of tests) {
    const taken = words.filter((word) => test.accepts(word));
    if (taken.length === 0) return null;
    const any = `(${taken.map(lexeme).join(' | ')})`;
    query = query === null ? any : `${query} ${test.joined ? '<->' : '&'} ${any}`;
  }
  return query === null ? null : `(${query})`;
}
