import { ClaimKind } from '../../../language/statement.js';

const COPULA = /^[يت]كون\s+(?=\S)/u;
/** What is said of the subject, in the case that only «يكون» asks for: «عالمًا», «جزءا». */
const ACCUSATIVE = /(?:^|\s)(?!ال)[ء-ي]{2,}(?:ً|ًا|اً|(?<!وا)ا)(?=[\s،.]|$)/u;
/** «تكون الحكومة قد قدمت»: «قد» is of the copula, and goes with it; before an imperfect it means "may". */
const PERFECT = /^((?:\S+\s+){0,8}?)قد\s+(?=[^ي\s])/u;
const PREDICATE_WORDS = 5;
/** An imperfect of three letters or more; «تم» and nouns such as «تقرير» are none. */
const IMPERFECT = /^[يت][ء-ي]{2,}(?=\s)/u;
const NOUNS = /^ت[ء-ي]{2,}ي[ء-ي](?=\s)|^(?:يوم|تم)\s/u;

/**
 * A clause after «أن» as a sentence of its own: «نفى أن تكون الوزارة دفعت» denies that «الوزارة دفعت», and
 * «توقع أن يرتفع العدد» foretells that «سيرتفع العدد». Left as it is where more than its first word would change.
 */
export function indicative(clause: string, kind: ClaimKind): string {
  if (COPULA.test(clause)) {
    const rest = clause.replace(COPULA, '').replace(PERFECT, '$1');
    const predicate = rest.split(/\s+/u).slice(0, PREDICATE_WORDS).join(' ');
    return ACCUSATIVE.test(predicate) && !PERFECT.test(clause) ? clause : rest;
  }
  const ahead = kind === ClaimKind.FORECAST || kind === ClaimKind.COMMITMENT;
  return ahead && IMPERFECT.test(clause) && !NOUNS.test(clause) ? `س${clause}` : clause;
}
