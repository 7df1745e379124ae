import { TokenKind } from '../../../language/text/tokens.js';
import { noted } from '../once.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { isPastVerb } from '../reading/constancy.js';
import type { Term } from '../reading/terms.js';

/** Who did an act, as far as the words around it say. */
export interface Doer {
  /** The one who speaks. */
  own: boolean;
  terms: readonly Term[];
  /** The sentence is built to say that it was this one: "it was X who", "I wrote it myself". */
  stressed: boolean;
}

const OWN = new Set(['i', 'we', 'me', 'us']);
const SELF = new Set([
  ...['myself', 'himself', 'herself', 'ourselves', 'themselves', 'itself', 'personally', 'alone'],
  ...['بنفسي', 'نفسي', 'بنفسه', 'نفسه', 'نفسها', 'بنفسها', 'وحدي', 'وحده', 'وحدها', 'شخصيا'],
]);
const PASSIVE = new Set(['was', 'were', 'been', 'being', 'is', 'are', 'be']);
/** Between a subject and its verb: "the mayor himself had". */
const BETWEEN = new Set(['had', 'has', 'have', 'also', 'then', 'later', ...SELF, 'first']);
const WHO = new Set(['who', 'that', 'which']);
const COPULA = new Set(['was', 'is']);
const ARABIC_WHO = new Set(['الذي', 'التي', 'الذين', 'من']);
const ARABIC_COPULA = new Set(['هو', 'هي', 'هم']);

const termsIn = ({ terms }: AnalysedStatement, from: number, to: number): Term[] =>
  terms.filter((term) => term.from >= from && term.to <= to);

const isStressed = ({ tokens }: AnalysedStatement): boolean =>
  tokens.some(({ text }) => SELF.has(text));

/** "It was the night porter who raised …", «الذي سرب الوثيقة هو الملحق». */
function cleft(statement: AnalysedStatement, act: Term): Doer | null {
  const { tokens } = statement;
  const arabic = tokens[act.from]?.kind === TokenKind.ARABIC;
  if (arabic) {
    if (!ARABIC_WHO.has(tokens[act.from - 1]?.text ?? '') || act.from > 2) return null;
    const is = tokens.findIndex(({ text }, at) => at >= act.to && ARABIC_COPULA.has(text));
    const terms = is < 0 ? [] : termsIn(statement, is + 1, tokens.length);
    return terms.length > 0 ? { own: false, terms, stressed: true } : null;
  }
  const who = act.from - 1 - (BETWEEN.has(tokens[act.from - 1]?.text ?? '') ? 1 : 0);
  if (!WHO.has(tokens[who]?.text ?? '')) return null;
  const it = tokens.findLastIndex(
    ({ text }, at) => at < who && text === 'it' && COPULA.has(tokens[at + 1]?.text ?? ''),
  );
  if (it < 0) return null;
  const terms = termsIn(statement, it + 2, who);
  const own = tokens.slice(it + 2, who).some(({ text }) => OWN.has(text));
  return own || terms.length > 0 ? { own, terms, stressed: true } : null;
}

/** "Was planted by his own driver": whom "by" names. */
function byAgent(statement: AnalysedStatement, act: Term): Doer | null {
  const { tokens } = statement;
  if (tokens[act.to]?.text !== 'by' || !PASSIVE.has(tokens[act.from - 1]?.text ?? '')) return null;
  const own = OWN.has(tokens[act.to + 1]?.text ?? '');
  const terms: Term[] = [];
  let at = act.to + 1;
  for (const term of statement.terms) {
    if (term.from < at || term.from > at + 2) continue;
    terms.push(term);
    at = term.to;
  }
  return own || terms.length > 0 ? { own, terms, stressed: isStressed(statement) } : null;
}

/** "I wrote", "my brother had paid": what stands right before an English verb in the past. */
function subject(statement: AnalysedStatement, act: Term): Doer | null {
  const { tokens } = statement;
  let end = act.from;
  while (BETWEEN.has(tokens[end - 1]?.text ?? '')) end--;
  if (PASSIVE.has(tokens[end - 1]?.text ?? '')) return null;
  const stressed = isStressed(statement);
  if (/^(?:i|we)$/.test(tokens[end - 1]?.text ?? '')) return { own: true, terms: [], stressed };
  const last = statement.terms.findLast((term) => term.to === end && term.clause === act.clause);
  const first = statement.terms.find((term) => term.clause === act.clause);
  if (!last || !first) return null;
  const terms = termsIn(statement, first.from, end);
  return { own: false, terms, stressed };
}

/** Whether a statement stresses who did any of what it tells, and whether the one who speaks did any of it. */
export const doersTold = noted(
  (statement: AnalysedStatement): { stressed: boolean; own: boolean } => {
    const doers = statement.terms.flatMap((act) => doerOf(statement, act) ?? []);
    return { stressed: doers.some((each) => each.stressed), own: doers.some((each) => each.own) };
  },
);

/** Who did what a verb in the past tells; null where the words do not say. */
export function doerOf(statement: AnalysedStatement, act: Term): Doer | null {
  if (!isPastVerb(statement, act) || act.negated) return null;
  const found = cleft(statement, act) ?? byAgent(statement, act);
  if (found) return found;
  return statement.tokens[act.from]?.kind === TokenKind.LATIN ? subject(statement, act) : null;
}
