import { proposeClaims } from '../../src/extraction/engine/propose.js';
import type { Proposal, StatedPeriod } from '../../src/extraction/engine/types.js';
import { parsePartialDate } from '../../src/language/dates/partial-date.js';
import { looseKey } from '../../src/language/text/normalise.js';
import { tokenise, TokenKind } from '../../src/language/text/tokens.js';
import type { AnnotatedText, Annotation, Offsets } from './annotated.js';

/** A proposal and an annotation overlap from this token F1 on. */
const OVERLAP = 0.5;
/** Nearly the same words: what an editor would take as it is. */
const CLOSE = 0.8;

/** One annotation, the proposal that matches it best, and what of it is right. */
export interface Match {
  annotation: Annotation;
  proposal: Proposal;
  f1: number;
  exact: boolean;
  source: boolean;
  speaker: boolean;
  chain: boolean;
  stance: boolean;
  form: boolean;
  kind: boolean;
  /** The same days, or both none; null where the annotation does not say. */
  period: boolean | null;
}

/** Words in annotated stretches, in proposed ones, and in both. */
export interface WordCounts {
  annotated: number;
  proposed: number;
  both: number;
}

export interface JudgedText {
  text: AnnotatedText;
  matches: Match[];
  missed: Annotation[];
  spurious: Proposal[];
  /** All contents of the text as one set of words, and all sources. */
  contentWords: WordCounts;
  sourceWords: WordCounts;
}

/** Starts of the word and number tokens in given stretches: marks count nothing. */
function tokenSet(starts: readonly number[], stretches: readonly Offsets[]): Set<number> {
  const set = new Set<number>();
  for (const { start, end } of stretches)
    for (let at = firstFrom(starts, start); (starts[at] ?? end) < end; at++) set.add(starts[at]!);
  return set;
}

/** The place of the first start that is not below `limit`. */
function firstFrom(starts: readonly number[], limit: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countWords(
  starts: readonly number[],
  annotated: readonly Offsets[],
  proposed: readonly Offsets[],
): WordCounts {
  const want = tokenSet(starts, annotated);
  const got = tokenSet(starts, proposed);
  const both = [...want].filter((start) => got.has(start)).length;
  return { annotated: want.size, proposed: got.size, both };
}

function tokenF1(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const start of a) if (b.has(start)) shared++;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

const same = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean =>
  a.size === b.size && [...a].every((start) => b.has(start));

/** Words without articles and titles' punctuation, in any spelling. */
const nameWords = (name: string): string[] =>
  looseKey(name)
    .split(' ')
    .map((word) => word.replace(/^ال(?=..)/, ''))
    .filter(
      (word) => word !== '' && word !== 'the' && word !== 'a' && word !== 'an' && word !== 's',
    );

/** Every word of the name expected, and not more than as many others: a title may stand before it. */
export function sameName(expected: string, given: string): boolean {
  const want = nameWords(expected);
  const got = nameWords(given);
  return (
    want.length > 0 && want.every((word) => got.includes(word)) && got.length <= 2 * want.length + 1
  );
}

const sameChain = (expected: readonly string[], given: readonly string[]): boolean =>
  expected.length === given.length && expected.every((name, i) => sameName(name, given[i] ?? ''));

/** Whether two periods are the same days, however exact they are written. */
function samePeriod(a: StatedPeriod | null, b: StatedPeriod | null): boolean {
  const days = (period: StatedPeriod | null): string =>
    `${(period?.from && parsePartialDate(period.from)?.earliest) ?? ''}/${(period?.to && parsePartialDate(period.to)?.latest) ?? ''}`;
  return days(a) === days(b);
}

/** A proposal, or an annotation, with the words of its content. */
interface WithWords<Value> {
  value: Value;
  words: ReadonlySet<number>;
}

function compare(
  starts: readonly number[],
  { value: annotation, words: want }: WithWords<Annotation>,
  { value: proposal, words: got }: WithWords<Proposal>,
): Match {
  const source = annotation.source
    ? proposal.source !== null &&
      tokenF1(tokenSet(starts, [annotation.source]), tokenSet(starts, [proposal.source])) >= OVERLAP
    : proposal.source === null;
  const chain = proposal.chain.map(({ name }) => name);
  return {
    annotation,
    proposal,
    f1: tokenF1(want, got),
    exact: same(want, got),
    source,
    speaker: annotation.speakers.some((name) => sameName(name, proposal.speaker.name)),
    chain: sameChain(annotation.chain, chain),
    stance: annotation.stance === proposal.stance,
    form: annotation.form === proposal.form,
    kind: annotation.kind === proposal.kind,
    period: annotation.period === undefined ? null : samePeriod(annotation.period, proposal.period),
  };
}

/** Pairs annotations and proposals one to one, the best overlap first. */
export function judgeText(text: AnnotatedText): JudgedText {
  const proposals = proposeClaims(text.text, {
    language: text.language,
    publishedAt: text.publishedAt,
    outlet: text.outlet,
  });
  const starts = tokenise(text.text)
    .filter(({ kind }) => kind !== TokenKind.PUNCTUATION)
    .map(({ start }) => start);
  const withWords = <Value extends { parts: readonly Offsets[] }>(
    values: readonly Value[],
  ): WithWords<Value>[] => values.map((value) => ({ value, words: tokenSet(starts, value.parts) }));
  const proposed = withWords(proposals);
  const pairs = withWords(text.annotations)
    .flatMap((annotation) =>
      proposed
        .filter(({ words }) => tokenF1(annotation.words, words) >= OVERLAP)
        .map((proposal) => compare(starts, annotation, proposal)),
    )
    // Two proposals may have one content through two mouths: of equals, the one whose speaker fits.
    .sort(
      (a, b) =>
        b.f1 - a.f1 || Number(b.speaker) - Number(a.speaker) || Number(b.source) - Number(a.source),
    );
  const matches: Match[] = [];
  const taken = new Set<unknown>();
  for (const pair of pairs) {
    if (taken.has(pair.annotation) || taken.has(pair.proposal)) continue;
    taken.add(pair.annotation).add(pair.proposal);
    matches.push(pair);
  }
  return {
    text,
    matches,
    missed: text.annotations.filter((annotation) => !taken.has(annotation)),
    spurious: proposals.filter((proposal) => !taken.has(proposal)),
    contentWords: countWords(
      starts,
      text.annotations.flatMap(({ parts }) => parts),
      proposals.flatMap(({ parts }) => parts),
    ),
    sourceWords: countWords(starts, spansOf(text.annotations), spansOf(proposals)),
  };
}

const spansOf = (each: readonly { source: Offsets | null }[]): Offsets[] =>
  each.flatMap(({ source }) => source ?? []);

export interface PrecisionRecall {
  precision: number;
  recall: number;
  f1: number;
}

/** Figures of some texts, 0–1. The shares are of the matched contents. */
export interface Figures {
  texts: number;
  annotated: number;
  proposed: number;
  /** Token F1 of at least .5. */
  content: PrecisionRecall;
  /** Token F1 of at least .8. */
  close: PrecisionRecall;
  exact: PrecisionRecall;
  /** Content, and the words of the source. */
  withSource: PrecisionRecall;
  /** Content, and the speaker by name. */
  withSpeaker: PrecisionRecall;
  /** Content, speaker and every hop. */
  withChain: PrecisionRecall;
  speaker: number;
  /** Of the annotated attributions that somebody carried and that were found, those with every hop. */
  chains: number | null;
  stance: number;
  form: number;
  kind: number;
  /** Of the periods annotated and of those proposed, those that are right; null where none is annotated. */
  period: PrecisionRecall | null;
  /** Word by word, whichever attribution it belongs to. */
  contentWords: PrecisionRecall;
  sourceWords: PrecisionRecall;
}

/** Of `right` among so many proposed and so many annotated. */
function precisionRecall(right: number, proposed: number, annotated: number): PrecisionRecall {
  const precision = proposed === 0 ? 1 : right / proposed;
  const recall = annotated === 0 ? 1 : right / annotated;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

function wordFigures(counts: readonly WordCounts[]): PrecisionRecall {
  const sum = (of: keyof WordCounts): number => counts.reduce((all, each) => all + each[of], 0);
  return precisionRecall(sum('both'), sum('proposed'), sum('annotated'));
}

/** Periods that are missed with their content count as missed; those of spurious proposals are nobody's. */
function periodFigures(judged: readonly JudgedText[]): PrecisionRecall | null {
  const matches = judged.flatMap((each) => each.matches.filter(({ period }) => period !== null));
  const missed = judged.flatMap((each) => each.missed);
  if (matches.length === 0) return null;
  const proposed = matches.filter(({ proposal }) => proposal.period !== null);
  const annotated = [...matches.map(({ annotation }) => annotation), ...missed];
  return precisionRecall(
    proposed.filter(({ period }) => period).length,
    proposed.length,
    annotated.filter(({ period }) => period).length,
  );
}

export function figuresOf(judged: readonly JudgedText[]): Figures {
  const matches = judged.flatMap((each) => each.matches);
  const annotated = judged.reduce((sum, { text }) => sum + text.annotations.length, 0);
  const proposed = matches.length + judged.reduce((sum, { spurious }) => sum + spurious.length, 0);
  const score = (right: number): PrecisionRecall => precisionRecall(right, proposed, annotated);
  const count = (holds: (match: Match) => boolean): number => matches.filter(holds).length;
  const share = (holds: (match: Match) => boolean): number =>
    count(holds) / Math.max(1, matches.length);
  const carried = matches.filter(({ annotation }) => annotation.chain.length > 0);
  return {
    texts: judged.length,
    annotated,
    proposed,
    content: score(matches.length),
    close: score(count(({ f1 }) => f1 >= CLOSE)),
    exact: score(count(({ exact }) => exact)),
    withSource: score(count(({ source }) => source)),
    withSpeaker: score(count(({ speaker }) => speaker)),
    withChain: score(count(({ speaker, chain }) => speaker && chain)),
    speaker: share(({ speaker }) => speaker),
    chains:
      carried.length === 0 ? null : carried.filter(({ chain }) => chain).length / carried.length,
    stance: share(({ stance }) => stance),
    form: share(({ form }) => form),
    kind: share(({ kind }) => kind),
    period: periodFigures(judged),
    contentWords: wordFigures(judged.map(({ contentWords }) => contentWords)),
    sourceWords: wordFigures(judged.map(({ sourceWords }) => sourceWords)),
  };
}
