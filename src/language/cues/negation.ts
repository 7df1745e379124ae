import { type CueHit, type CueTime, type NegatorEntry, findNegators } from './cues.js';
import { perfectIn } from '../words/arabic-perfects.js';
import { isFunctionWord } from '../words/function-words.js';
import { type Token, TokenKind } from '../text/tokens.js';

/** A negation at work: the cue's tokens, and the tokens `[scopeFrom, scopeTo)` it turns round. */
export interface Negation {
  from: number;
  to: number;
  scopeFrom: number;
  scopeTo: number;
  /** A verb that denies a whole statement, not a particle before one predicate. */
  denial: boolean;
  /** Negates one noun or adjective only ("غير قانوني", "without"). */
  narrow: boolean;
  /** Denies an intention, which a plan may still thwart: "has no plans to". */
  intent: boolean;
  time: CueTime | null;
}

const EXCEPTIVES = new Set(['الا', 'سوي', 'except', 'unless', 'until', 'besides']);
const ONLY = new Set(['فقط', 'فحسب', 'وحسب', 'وحده', 'وحدها', 'only', 'alone', 'just']);
const BUT = new Set(['بل', 'وانما', 'انما', 'but', 'ايضا', 'also']);
const CLAUSE_REACH = 14;
const NOUN_REACH = 2;
/** «عدم وجود أسلحة ثقيلة»: what there is none of comes after. */
const EXISTENCE = /^(?:وجود|وقوع|حدوث|حصول)$/;
const DENIAL_REACH = 40;

/** "ليس الأردن فقط بل": the clause is affirmed, and more is added. */
function notOnly(tokens: readonly Token[], from: number): boolean {
  const end = Math.min(tokens.length, from + CLAUSE_REACH);
  for (let at = from; at < end; at++) {
    if (!ONLY.has(tokens[at]?.text ?? '')) continue;
    for (let but = at + 1; but < end; but++) if (BUT.has(tokens[but]?.text ?? '')) return true;
  }
  return false;
}

/** "غير" before a definite noun at the head of a clause is the verb "changed". */
function isVerbGhayr(tokens: readonly Token[], clauses: readonly number[], at: number): boolean {
  if (!/^[وف]?غير$/.test(tokens[at]?.text ?? '')) return false;
  const heads = at === 0 || clauses[at - 1] !== clauses[at];
  return heads && (tokens[at + 1]?.text.startsWith('ال') ?? false);
}

/** As many words as may stand between commas to tell more of a subject. */
const APPOSED = 8;

/** «لا يوجد الكنغر، أكبر الجرابيات، إلا في»: the end of what goes on past words that stand between commas. */
function apposedEnd(tokens: readonly Token[], scopeTo: number): number {
  if (tokens[scopeTo]?.text !== ',') return scopeTo;
  const rest = tokens.slice(scopeTo + 1, scopeTo + 2 + APPOSED);
  const closing = rest.findIndex(({ text }) => text === ',');
  const next = rest[closing + 1]?.text ?? '';
  const reaches = /^(?:الا|سوي)$/;
  const at = closing < 0 ? -1 : rest.slice(closing).findIndex(({ text }) => reaches.test(text));
  return at < 0 || /^(?:و|ف(?!ي$))/.test(next) ? scopeTo : scopeTo + 2 + closing + at;
}

/** "لا … إلا", "لم … سوى": what is denied is everything else, so the clause itself is affirmed. */
function isExceptive(tokens: readonly Token[], from: number, scopeTo: number): boolean {
  const end = apposedEnd(tokens, scopeTo);
  for (let at = from; at < end; at++) {
    const text = tokens[at]?.text ?? '';
    if (EXCEPTIVES.has(text) && text !== 'until' && text !== 'unless') return true;
  }
  return false;
}

/** "Without charging anyone", «من دون أن يمثل أمام محكمة»: an act that did not take place, with all that belongs to it. */
const opensAct = (tokens: readonly Token[], at: number, { id }: NegatorEntry): boolean =>
  id === 'without' &&
  (tokens[at]?.text === 'ان' || /^(?!any|no|every)[a-z]{2,}ing$/.test(tokens[at]?.text ?? ''));

function scopeEnd(
  tokens: readonly Token[],
  clauses: readonly number[],
  hit: CueHit<NegatorEntry>,
): number {
  const { entry } = hit;
  const to = hit.opens ?? hit.to;
  if (entry.kind === 'NOUN' && !opensAct(tokens, to, entry)) {
    let words = 0;
    let at = to;
    for (; at < tokens.length && words < NOUN_REACH; at++) {
      if (clauses[at] !== clauses[to]) break;
      // «دون اتفاق انتهت القمة»: what happened is not what there is none of.
      if (words > 0 && perfectIn(tokens[at]?.text ?? '') === 'YES') break;
      if (!isFunctionWord(tokens, at) && !EXISTENCE.test(tokens[at]?.text ?? '')) words++;
    }
    return at;
  }
  const reach = entry.kind === 'DENIAL' ? DENIAL_REACH : CLAUSE_REACH;
  const clause = clauses[to] ?? clauses[to - 1];
  let at = to;
  const within = (i: number): boolean =>
    entry.kind === 'DENIAL'
      ? !BUT.has(tokens[i]?.text ?? '') && !(tokens[i]?.text.startsWith('لكن') ?? false)
      : clauses[i] === clause;
  while (at < tokens.length && at < to + reach && within(at)) at++;
  return at;
}

const RELATIVE_AFTER_MA = new Set([
  'زال',
  'زالت',
  'زالوا',
  'يزال',
  'تزال',
  'اذا',
  'ان',
  'لم',
  'بعد',
  'قبل',
  'بين',
  'هو',
  'هي',
]);

/** ما negates only at the head of a clause, and where no copula makes it "what". */
function negatingMa(tokens: readonly Token[], at: number, clauses: readonly number[]): boolean {
  const text = tokens[at]?.text;
  if (text !== 'ما' && text !== 'وما') return false;
  // "ما أعلنته": a verb with its object pronoun makes it "what".
  if (/(?:ته|تها|ه|ها|هم)$/.test(tokens[at + 1]?.text ?? '')) return false;
  const heads = at === 0 || clauses[at - 1] !== clauses[at] || text === 'وما';
  const next = tokens[at + 1];
  if (
    !heads ||
    next?.kind !== TokenKind.ARABIC ||
    !/^(?:كان|كنا|كنت|زار|قال|فاز|عاد|[ينت].{2,}|.{2,}[تا]|.ا.)$/.test(next.text) ||
    RELATIVE_AFTER_MA.has(next.text) ||
    next.text.startsWith('ال')
  )
    return false;
  for (let i = at + 1; i < at + 8; i++)
    if (/^(?:هو|هي|يعد|يعتبر|يعني)$/.test(tokens[i]?.text ?? '')) return false;
  return true;
}

function toNegation(
  tokens: readonly Token[],
  clauses: readonly number[],
  hit: CueHit<NegatorEntry>,
): Negation | null {
  const { entry, from, to } = hit;
  if (entry.kind === 'EXCEPTION' || isVerbGhayr(tokens, clauses, from)) return null;
  const scopeTo = scopeEnd(tokens, clauses, hit);
  if (entry.kind === 'CLAUSE' && (isExceptive(tokens, to, scopeTo) || notOnly(tokens, to)))
    return null;
  return {
    from,
    to,
    scopeFrom: hit.opens ?? to,
    scopeTo,
    denial: entry.kind === 'DENIAL',
    narrow: entry.kind === 'NOUN' && tokens[from]?.text !== 'no',
    intent: entry.id === 'no-intention',
    time: entry.time ?? null,
  };
}

/** What says that an act is left undone: "did not refuse to sign" and «لم يعجز عن» tell that it was done. */
const NOT_DOING = new Set(['refuse', 'fail', 'cannot', 'empty-of']);

/** "Cannot operate without a licence", "لا سلام دون", "did not fail to": two negations that undo each other. */
function undonePairs(
  hits: readonly CueHit<NegatorEntry>[],
  clauses: readonly number[],
): Set<CueHit<NegatorEntry>> {
  const undone = new Set<CueHit<NegatorEntry>>();
  for (const outer of hits.filter(({ entry }) => entry.kind === 'CLAUSE')) {
    const inner = hits.find(({ entry, from }) => from === outer.to && NOT_DOING.has(entry.id));
    if (inner) undone.add(outer).add(inner);
  }
  for (const without of hits.filter((hit) => hit.entry.id === 'without')) {
    const outer = hits.find(
      (hit) =>
        (hit.entry.kind === 'CLAUSE' || hit.entry.id === 'no') &&
        hit.to <= without.from &&
        clauses[hit.from] === clauses[without.from],
    );
    if (outer) undone.add(outer).add(without);
  }
  return undone;
}

/** The negations at work in a text, with their scopes; look-alikes (لا يزال, "not only") are left out. */
export function findNegations(
  tokens: readonly Token[],
  clauses: readonly number[],
  taken: (at: number) => boolean,
): { negations: Negation[]; cueTokens: Set<number> } {
  const negations: Negation[] = [];
  const cueTokens = new Set<number>();
  const hits = findNegators(tokens, taken);
  const undone = undonePairs(hits, clauses);
  for (const hit of hits) {
    for (let at = hit.from; at < hit.to; at++) cueTokens.add(at);
    const negation = undone.has(hit) ? null : toNegation(tokens, clauses, hit);
    if (negation) negations.push(negation);
  }
  for (let at = 0; at < tokens.length; at++) {
    if (taken(at) || cueTokens.has(at) || !negatingMa(tokens, at, clauses)) continue;
    let scopeTo = at + 1;
    while (
      scopeTo < tokens.length &&
      scopeTo < at + CLAUSE_REACH &&
      clauses[scopeTo] === clauses[at]
    )
      scopeTo++;
    if (isExceptive(tokens, at + 1, scopeTo)) continue;
    cueTokens.add(at);
    negations.push({
      from: at,
      to: at + 1,
      scopeFrom: at + 1,
      scopeTo,
      denial: false,
      narrow: false,
      intent: false,
      time: 'PAST',
    });
  }
  return { negations, cueTokens };
}

/**
 * How many negations turn a token round: those of its clause, wherever they stand in it ("the company
 * is not bankrupt" affirms nothing of the company), denials whose scope holds it, and narrow ones
 * right before it. An even number leaves it as it was.
 */
export function negationDepth(
  negations: readonly Negation[],
  clauses: readonly number[],
  at: number,
): number {
  let depth = 0;
  for (const negation of negations) {
    const inScope = at >= negation.scopeFrom && at < negation.scopeTo;
    const inClause = !negation.denial && !negation.narrow && clauses[negation.from] === clauses[at];
    if (inScope || inClause) depth++;
  }
  return depth;
}
