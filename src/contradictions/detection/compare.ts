import type { OpposedUse } from '../../language/concepts/concepts.js';
import { lexiconRevision } from '../../language/lexicon.js';
import { areOneClassified } from './identity/same-subject.js';
import { mayShare } from './pairs/align.js';
import {
  ALIGNMENT_RULE,
  barOfFound,
  isWeighed,
  judgeAlignment,
  mayBeMisdated,
  secondOpinion,
  standingOfFound,
  surest,
} from './alignment/alignment.rule.js';
import { type Bar, WHEN_ASKED } from './alignment/bars.js';
import { WEIGHTS } from './alignment/weights.js';
import { type AnalysedStatement, analyse } from './reading/analyse.js';
import { mayRefer } from './reading/mentions.js';
import type { Examined, Found, Held } from './examined.js';
import { applyCertainGuards, applyGuards } from './pairs/guards.js';
import { leavesOpen } from './gist/glance.js';
import { LazyPair } from './pairs/lazy-pair.js';
import { noted } from './once.js';
import { mayFind, type Pair, type Rule, tidySpans } from './rules/rule.js';
import { ASKED, RULES } from './rules/rules.js';
import { selfFindings } from './pairs/self.js';
import {
  type Comparison,
  DismissalReason,
  type Finding,
  Relation,
  type StatementInput,
  type SuppressedFinding,
} from './types.js';

/** Below this much in common no rule is asked: most pairs of claims end here. */
export const MIN_SHARED = 0.8;
/** A statement of two words shares little even where it shares all. */
export const SHORT_TERMS = 3;
export const MIN_SHARED_SHORT = 0.35;
/** A list of numbers against another gives hundreds of pairs; an editor reads the strongest few. */
const MAX_SUPPRESSED = 20;
const RANK: Record<Relation, number> = { TENSION: 1, CONTRARY: 2, CONTRADICTORY: 3 };
const NOTHING: Comparison = { verdict: 'NONE', score: 0, findings: [], suppressed: [] };

function toFinding({ rule, candidate }: Found, pair: Pair): Finding {
  const { ar, en } = candidate.sentences(candidate.relation);
  return {
    kind: rule.kind,
    relation: candidate.relation,
    score: Math.round(candidate.score * 1000) / 1000,
    spansA: tidySpans(pair.a, candidate.spansA),
    spansB: tidySpans(pair.b, candidate.spansB),
    valueA: candidate.valueA,
    valueB: candidate.valueB,
    sentenceAr: ar,
    sentenceEn: en,
    rule: rule.name,
    ruleVersion: rule.version,
  };
}

/** Lets the trained model judge what rules have found, or what they have not: see `judgeAlignment`. */
function judge(examined: Examined, bar: Bar, onlyFindings: boolean): void {
  const { found } = examined;
  if (found.length === 0) {
    addAligned(examined, bar, onlyFindings);
    return;
  }
  const stands = standingOfFound(examined, bar);
  reconsider(examined);
  if (found.length > 0 && !stands(surest(examined))) found.splice(0);
}

/** Adds what alignment finds where no rule found anything. */
function addAligned(examined: Examined, bar: Bar, onlyFindings: boolean): void {
  const { pair, found, suppressed } = examined;
  const judged = judgeAlignment(examined, bar, onlyFindings);
  // The glance comes last, since few pairs get so far, and a search that has the gists at hand asks it first.
  if (!judged || (bar.glance && !leavesOpen(pair.a, pair.b))) return;
  const rule = { ...ALIGNMENT_RULE, kind: judged.kind };
  const guarded = applyCertainGuards(pair, rule.kind, judged.candidate);
  const { reason } = guarded;
  if (reason === null) {
    found.push({ rule, candidate: guarded });
    if (judged.revived) suppressed.splice(suppressed.indexOf(judged.revived), 1);
  } else if (!suppressed.some((each) => each.reason === reason))
    suppressed.push({ reason, rule, candidate: guarded });
}

/**
 * Weighs what rules found by all that the two statements say: a rule sees one difference, the trained model what
 * stands beside it. What it takes for no conflict is held back; the rest is as sure as the model is, but no less so than
 * what the model merely does not doubt.
 */
function reconsider(examined: Examined): void {
  const { found, suppressed } = examined;
  const opinion = secondOpinion(examined);
  if (opinion === null) return;
  const { doubted } = WEIGHTS.conflict;
  if (opinion < WEIGHTS.conflict[barOfFound(examined)]) {
    const reason = DismissalReason.NOT_CONTRADICTORY;
    suppressed.push(...found.splice(0).map((each) => ({ ...each, reason })));
    return;
  }
  // Of several figures that clash the surest stays the surest.
  const score = Math.max(opinion, doubted) / surest(examined);
  for (const each of found)
    each.candidate = { ...each.candidate, score: score * each.candidate.score };
}

/** The held-back findings in words, the strongest first. */
function inWords({ pair, suppressed }: Examined): SuppressedFinding[] {
  return suppressed
    .map((held) => ({ ...toFinding(held, pair), reason: held.reason }))
    .sort((x, y) => y.score - x.score)
    .slice(0, MAX_SUPPRESSED);
}

/** The findings' scores together: each further kind makes it surer, none makes it certain. */
function combinedScore(findings: readonly Finding[]): number {
  const byKind = new Map<string, number>();
  for (const { kind, score } of findings) byKind.set(kind, Math.max(byKind.get(kind) ?? 0, score));
  const [best = 0, ...others] = [...byKind.values()].sort((x, y) => y - x);
  const score = others.reduce((sum, other) => sum + (1 - sum) * other * 0.25, best);
  return Math.round(Math.min(0.99, score) * 1000) / 1000;
}

/** Asks every rule; null where too little is shared for any. */
export const examine = (a: AnalysedStatement, b: AnalysedStatement): Examined | null =>
  gateOf(a, b) === 'SHUT' ? null : ask(RULES, new LazyPair(a, b));

/** How far a pair goes: to rules and word alignment, to the rules alone, or not at all. */
type Gate = 'OPEN' | 'RULES' | 'SHUT';

function gateOf(a: AnalysedStatement, b: AnalysedStatement): Gate {
  if (sharesEnough(a, b)) return 'OPEN';
  return mayStillClash(a, b) ? 'RULES' : 'SHUT';
}

function sharesEnough(a: AnalysedStatement, b: AnalysedStatement): boolean {
  const short = Math.max(a.terms.length, b.terms.length) <= SHORT_TERMS;
  return (
    mayShare(a, b, short ? MIN_SHARED_SHORT : MIN_SHARED) ||
    (!short && excludeEachOther(a, b) && mayShare(a, b, MIN_SHARED_SHORT))
  );
}

/** Less is enough for rules that know what both speak of: by its name, or where one refers to it. */
const mayStillClash = (a: AnalysedStatement, b: AnalysedStatement): boolean =>
  areOneClassified(a, b) || (mayRefer(a, b) && mayShare(a, b, MIN_SHARED_SHORT));

/** The sides taken of opposites that a thing has wholly or not at all. */
const exclusiveUses = noted(({ terms }: AnalysedStatement): readonly OpposedUse[] =>
  terms.flatMap((term) => term.opposed.filter((use) => use.entry.exclusive === true)),
);

/** Of such opposites hardly more than the subject need be shared. */
const excludeEachOther = (a: AnalysedStatement, b: AnalysedStatement): boolean =>
  exclusiveUses(a).some((use) => b.byKey.has(use.otherKey));

/** Rules that were asked, and what they said. */
interface Known {
  asked: readonly Rule[];
  examined: Examined;
}

/**
 * What some rules say of a pair, in their order.
 *
 * @param known what some of them have said of it already: those are not asked again
 */
function ask(rules: readonly Rule[], pair: Pair, known: Known | null = null): Examined {
  const found: Found[] = [];
  const suppressed: Held[] = [];
  const unsure = new Set<Held>();
  for (const rule of rules) {
    if (known?.asked.includes(rule)) {
      const { examined } = known;
      found.push(...examined.found.filter((each) => each.rule === rule));
      for (const held of examined.suppressed) {
        if (held.rule !== rule) continue;
        suppressed.push(held);
        if (examined.unsure.has(held)) unsure.add(held);
      }
      continue;
    }
    if (!mayFind(rule, pair)) continue;
    for (const candidate of rule.find(pair)) {
      const guarded = applyGuards(pair, rule, candidate);
      const { reason } = guarded;
      if (reason === null) found.push({ rule, candidate: guarded });
      else {
        const held = { reason, rule, candidate: guarded };
        suppressed.push(held);
        if (guarded.unsure === true && reason === candidate.reason) unsure.add(held);
      }
    }
  }
  return { pair, found, suppressed, unsure };
}

/**
 * Compares two analysed statements: gate, rules, guards. The findings' spans are raw UTF-16 offsets
 * into each statement. Symmetric: the other order gives the same kinds and verdict.
 */
export function compareAnalysed(a: AnalysedStatement, b: AnalysedStatement): Comparison {
  const gate = gateOf(a, b);
  if (gate === 'SHUT') return { ...NOTHING, findings: [], suppressed: [] };
  const examined = ask(RULES, new LazyPair(a, b));
  if (gate === 'OPEN') judge(examined, WHEN_ASKED, false);
  return { ...summary(examined), suppressed: inWords(examined) };
}

/** What a comparison finds, without what it holds back. */
export type Conflict = Omit<Comparison, 'suppressed'>;

/**
 * The same findings for a fraction of the work, since what could only be held back is not looked into; and without those
 * of which the trained model is not as sure as the bar asks. Null where there are none.
 *
 * @param bar what is asked of a finding that only the model sees
 */
export function conflictBetween(
  a: AnalysedStatement,
  b: AnalysedStatement,
  bar: Bar,
): Conflict | null {
  const pair = new LazyPair(a, b);
  const { asked } = pair;
  const gate = asked === 'NONE' ? 'SHUT' : gateOf(a, b);
  if (gate === 'SHUT') return null;
  let examined = ask(ASKED[asked], pair);
  const open = gate === 'OPEN';
  const doubtful = isWeighed(examined) || (asked === 'DATED' && mayBeMisdated(examined));
  // Of a pair of which not every rule was asked, but the model is, it is told what the others hold back as well.
  if (open && doubtful && asked !== 'ALL')
    examined = ask(RULES, pair, { asked: ASKED[asked], examined });
  if (open && (doubtful || asked === 'ALL')) judge(examined, bar, true);
  return examined.found.length === 0 ? null : summary(examined);
}

function summary({ pair, found }: Examined): Conflict {
  const findings = found.map((each) => toFinding(each, pair));
  findings.push(...selfFindings(pair, findings));
  const strongest = findings.reduce<Relation | null>(
    (best, { relation }) => (best === null || RANK[relation] > RANK[best] ? relation : best),
    null,
  );
  return {
    verdict: strongest ?? 'NONE',
    score: combinedScore(findings),
    findings,
  };
}

/** One claim is compared with many: reading it once is most of the saving. */
const REMEMBERED = 512;
const remembered = new Map<string, AnalysedStatement>();

function analyseOnce(input: StatementInput): AnalysedStatement {
  const key = JSON.stringify([lexiconRevision(), input]);
  const known = remembered.get(key);
  if (known) return known;
  const analysed = analyse(input);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(key, analysed);
  return analysed;
}

/**
 * Compares two statements given as plain values; nothing is stored. Never throws on any text. To
 * compare one statement with very many, `analyse` each once and call `compareAnalysed`.
 */
export function compareStatements(a: StatementInput, b: StatementInput): Comparison {
  return compareAnalysed(analyseOnce(a), analyseOnce(b));
}
