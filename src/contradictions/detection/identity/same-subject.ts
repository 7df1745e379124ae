import { linkedIn } from '../alignment/links.js';
import { softAlign } from '../alignment/soft-align.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import type { Pair } from '../rules/rule.js';
import { type Classified, classifiedIn } from './classified.js';

/** Whether two statements of what something is speak of one thing: its name, or its last word, which tells whose it is. */
export function sameSubject(pair: Pair, a: Classified, b: Classified): boolean {
  if (a.name !== '' && a.name === b.name) return true;
  const [lastA, lastB] = [a.subject.at(-1), b.subject.at(-1)];
  if (!lastA || !lastB) return false;
  const partnerOf = linkedIn(softAlign(pair.a, pair.b).links);
  const linked = a.subject.filter((unit) => {
    const partner = partnerOf(unit);
    return partner !== undefined && b.subject.includes(partner);
  });
  const weight = linked.reduce((sum, unit) => sum + unit.weight, 0);
  if (weight < 0.8) return false;
  if (partnerOf(lastA) === lastB) return true;
  // "Harvard University", "Harvard": one name is the other's beginning.
  const possessive = ({ tokens }: AnalysedStatement, until: number): boolean =>
    tokens.slice(0, until).some(({ text }) => text === "'s");
  const short = linked.length === Math.min(a.subject.length, b.subject.length);
  return short && !possessive(pair.a, lastA.to) && !possessive(pair.b, lastB.to);
}

/** Whether what is said of the subject is neither turned round nor said of some: a denial right behind "is" is read apart. */
export function isPlainSaying(
  { denied, negations, quantifiers }: AnalysedStatement,
  { complement }: Classified,
): boolean {
  if (denied || quantifiers.some(({ from }) => from < complement.to)) return false;
  const within = negations.filter(({ from }) => from < complement.to);
  return within.every(({ from }) => from > complement.copula && from < complement.from);
}

const ARTICLE = /^(?:the|a|an)$/;
const firstWord = ({ tokens, frame }: AnalysedStatement): string => {
  const text = tokens[frame.to]?.text ?? '';
  return ARTICLE.test(text) ? (tokens[frame.to + 1]?.text ?? '') : text;
};

/** Whether both say what one thing is that goes by the same name, however common its words: "Lost is a series". */
export function areOneClassified(a: AnalysedStatement, b: AnalysedStatement): boolean {
  if (firstWord(a) !== firstWord(b)) return false;
  const [x, y] = [classifiedIn(a), classifiedIn(b)];
  return x !== null && y !== null && x.name !== '' && x.name === y.name;
}
