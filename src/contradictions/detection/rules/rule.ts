import type { AnalysedStatement } from '../reading/analyse.js';
import type { Alignment } from '../pairs/align.js';
import type { Saying } from './sentences.js';
import type { NearestDates } from '../pairs/nearest-dates.js';
import type { TimeRelation } from '../pairs/time.js';
import type { DismissalReason, FindingKind, Relation, Span } from '../types.js';

/**
 * Which rules may find what is not then held back: all; of two times that do not meet only those that do
 * not hold it back for that, over dates and over what was said; or those over what was said alone.
 */
export type Askable = 'ALL' | 'DATED' | 'SAID' | 'NONE';

/** What every rule is given of a pair. */
export interface Pair {
  readonly a: AnalysedStatement;
  readonly b: AnalysedStatement;
  readonly crossLanguage: boolean;
  /** The two statements aligned whole. */
  readonly whole: Alignment;
  readonly time: TimeRelation;
  /** Days between the two sayings, at least; null where unknown. */
  readonly saidApart: number | null;
  readonly later: 'a' | 'b' | null;
  /** Which rules are worth asking where nobody wants to know what is held back. */
  readonly asked: Askable;
  /** The two dates that are nearest of those of one moment. */
  readonly nearestDates: NearestDates | null;
}

/** A conflict a rule sees; with a `reason` it is held back and shown only to whoever asks why not. */
export interface Candidate {
  relation: Relation;
  score: number;
  spansA: Span[];
  spansB: Span[];
  valueA: string;
  valueB: string;
  /** Asked when the guards have settled the relation. */
  sentences: Saying;
  reason: DismissalReason | null;
  /** Held back for want of certainty: alignment may yet see the conflict. */
  unsure?: boolean;
  /** What can be so only once: the trained model has no say in it. */
  certain?: boolean;
}

/** Where a conflict lies. */
export type Spans = Pick<Candidate, 'spansA' | 'spansB'>;

/** What a finding is stored under. */
export type NamedRule = Pick<Rule, 'name' | 'version' | 'kind'>;

/**
 * What a statement must have for a rule to find anything in a pair: the one side this, and the other that.
 * Both are asked once a statement, and kept with it: what they exclude is not compared at all.
 */
export interface Needs {
  one: (statement: AnalysedStatement) => boolean;
  other: (statement: AnalysedStatement) => boolean;
}

/** Both sides the same. */
export const onBothSides = (one: Needs['one']): Needs => ({ one, other: one });

/** Either side, whatever the other has. */
export const onOneSide = (one: Needs['one']): Needs => ({ one, other: () => true });

/** One detector. `name` and `version` are stored with its findings: raise the version when it changes. */
export interface Rule {
  name: string;
  version: number;
  kind: FindingKind;
  /** Left out of a rule that may find something in any two statements: then every pair is compared. */
  needs?: Needs;
  find(pair: Pair): Candidate[];
}

/** Whether two statements have what a rule needs, whichever of them is the one side. */
export function mayFind({ needs }: Rule, { a, b }: Pair): boolean {
  if (!needs) return true;
  const { one, other } = needs;
  // Where both sides need the same, the other way about is the same question.
  return (one(a) && other(b)) || (one !== other && one(b) && other(a));
}

/** The span of tokens `[from, to)` in the raw statement. */
export function spanOf(statement: AnalysedStatement, from: number, to: number): Span {
  const start = statement.tokens[from]?.start ?? 0;
  const end = statement.tokens[Math.max(from, to - 1)]?.end ?? start;
  return { start, end, text: statement.input.statement.slice(start, end) };
}

/** Joins spans that touch or overlap, in order. */
export function tidySpans(statement: AnalysedStatement, spans: readonly Span[]): Span[] {
  const sorted = [...spans]
    .filter((span) => span.end > span.start)
    .sort((x, y) => x.start - y.start);
  const joined: Span[] = [];
  for (const span of sorted) {
    const last = joined.at(-1);
    if (last && span.start <= last.end) {
      const end = Math.max(last.end, span.end);
      joined[joined.length - 1] = {
        start: last.start,
        end,
        text: statement.input.statement.slice(last.start, end),
      };
    } else joined.push(span);
  }
  return joined;
}
