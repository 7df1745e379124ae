import type { Negation } from '../../../language/cues/negation.js';
import { TokenKind } from '../../../language/text/tokens.js';
import type { AnalysedStatement } from './analyse.js';
import type { Pair } from '../rules/rule.js';
import type { Term } from './terms.js';

const NOT_A = new Set(['غير', 'وغير', 'non']);
const KNOWN = /^[cnp]:/;
const isDefinite = (text: string): boolean => /^(?:[وفبك]?ال|لل)/.test(text);

/**
 * "غير قتالي" against "القوات القتالية": the other side uses the adjective only to say which thing it
 * means, so nothing that it asserts is denied.
 */
export function deniesAttribute(
  own: AnalysedStatement,
  cue: Negation,
  other: AnalysedStatement,
  partner: Term,
): boolean {
  if (!NOT_A.has(own.tokens[cue.from]?.text ?? '')) return false;
  const token = other.tokens[partner.from];
  const before = other.tokens[partner.from - 1];
  if (token?.kind === TokenKind.ARABIC)
    return isDefinite(token.text) && before !== undefined && isDefinite(before.text);
  return other.terms.some((term) => term.from === partner.to);
}

const LOSS =
  /^(?:los(?:e|es|t|ing)|lacks?|lacked|[وف]?(?:خسر(?:ت|وا)?|[يت]خسر|فقد(?:ت|وا)?|[يت]فقد|فقدان|خسارة|[يت]فتقر|افتقر(?:ت)?))$/;
/** Between a verb of loss and what is lost stands an Arabic subject, or "its". */
const LOSS_REACH = 4;

/** "Has no majority", "lost its majority": what there is none of is what the other side says was lost. */
export function tellsLoss({ tokens, clauses }: AnalysedStatement, { from }: Term): boolean {
  return tokens
    .slice(Math.max(0, from - LOSS_REACH), from)
    .some(
      ({ text }, at, near) => LOSS.test(text) && clauses[from - near.length + at] === clauses[from],
    );
}

/**
 * Whether an amount is denied that the other side does not give: "was not more than ten minutes late" leaves
 * open that it was late.
 */
export function deniesAmount({ a, b }: Pair, cue: Negation, deniedFirst: boolean): boolean {
  const [own, other] = deniedFirst ? [a, b] : [b, a];
  return own.quantities.some(
    ({ from, lower, upper, dimension }) =>
      from >= cue.scopeFrom &&
      from < cue.scopeTo &&
      !other.quantities.some(
        (each) => each.dimension === dimension && each.lower === lower && each.upper === upper,
      ),
  );
}

/**
 * Whether what is denied is narrower than what the other side says: a modifier it lacks stands in the
 * scope beside a noun both have. "Sent no combat troops" and "sent troops" can both hold.
 */
export function deniesNarrower(pair: Pair, cue: Negation, side: 'a' | 'b'): boolean {
  const own = pair[side];
  const rest = side === 'a' ? pair.whole.restA : pair.whole.restB;
  const shared = pair.whole.pairs.map((each) => each[side === 'a' ? 0 : 1]);
  return rest.some((term) => {
    if (term.from < cue.scopeFrom || term.from >= cue.scopeTo || term.place !== null) return false;
    if (pair.crossLanguage && !term.keys.some((key) => KNOWN.test(key))) return false;
    const word = own.tokens[term.from];
    if (word?.kind === TokenKind.LATIN) return shared.some((each) => each.from === term.to);
    const noun = shared.find((each) => each.to === term.from);
    const head = noun && own.tokens[noun.from];
    return (
      head !== undefined &&
      word !== undefined &&
      /(?:ي|يه|ية|يا|يين|يون)$/.test(word.text) &&
      isDefinite(head.text) === isDefinite(word.text)
    );
  });
}
