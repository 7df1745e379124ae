import type { Negation } from '../../../language/cues/negation.js';
import { Language } from '../../../language/language.js';
import type { AnalysedStatement } from './analyse.js';
import { isVerbalNoun } from './assertion.js';
import type { Term } from './terms.js';

/** How many content words after a cue may be what it negates. */
const HEAD_WORDS = 3;
/** Past a verb of denial the denier may stand first. */
const DENIAL_WORDS = 4;
/** How many content words may stand before "any" and what there is none of. */
const BEFORE_ANY = 8;
/** Words that say only that something is there or takes place. */
const EXISTENCE =
  /^(?:وجود|وقوع|حدوث|حصول|[يت]وجد|[يت]قع|[يت]حدث|[يت]حصل|exist(?:s|ed)?|occurred|existence)$/;
/** «أطول», «أكبر». */
const GREATER = /^ا[^اوي\s]\S[^ةه\s]$/;
const ANY = new Set(['اي', 'ايه', 'باي', 'لاي', 'any']);

/** Where the planned act stands among the words of its scope: the first verbal noun, else what is no subject. */
function actAmong(statement: AnalysedStatement, scope: readonly Term[]): number {
  const act = (term: Term): boolean => {
    const token = statement.tokens[term.from];
    return term.place === null && token !== undefined && isVerbalNoun(token);
  };
  const subject = (term: Term): boolean =>
    statement.language === Language.AR &&
    (term.place !== null || statement.tokens[term.from]?.text.startsWith('ال') === true);
  const found = scope.findIndex(act);
  return found >= 0 ? found : scope.findIndex((term) => !subject(term));
}

const scopeOf = (statement: AnalysedStatement, { scopeFrom, scopeTo }: Negation): Term[] =>
  statement.terms.filter((term) => term.from >= scopeFrom && term.from < scopeTo);

/** The content words a cue turns round first: the verb, or its subject and then the verb. */
export function headsOf(statement: AnalysedStatement, negation: Negation): Term[] {
  const reach = negation.denial ? DENIAL_WORDS : HEAD_WORDS;
  const scope = scopeOf(statement, negation);
  // "لا تنوي تونس الاقتراض": an intention denied is that of the act, which follows the subject.
  const act = negation.intent ? actAmong(statement, scope) : 0;
  const first = adjunctEnds(statement, negation) ?? Math.max(0, act);
  return scope.slice(first).slice(0, reach);
}

/** What follows a verb, and no noun of an adjunct before it. */
const ENDS_ADJUNCT = new Set([
  'the',
  'a',
  'an',
  'this',
  'that',
  'his',
  'her',
  'its',
  'their',
  'our',
  'my',
  'to',
]);
const PREPOSITIONS = new Set(['in', 'at', 'under', 'for', 'on', 'by']);

/** "Cannot in good conscience endorse": how many words stand before the verb, between a preposition and it. */
function adjunctEnds(statement: AnalysedStatement, negation: Negation): number | null {
  const { tokens } = statement;
  if (negation.denial || negation.narrow) return null;
  if (!PREPOSITIONS.has(tokens[negation.scopeFrom]?.text ?? '')) return null;
  const verb = scopeOf(statement, negation).findIndex(
    (term) => ENDS_ADJUNCT.has(tokens[term.to]?.text ?? '') || (tokens[term.to]?.capital ?? false),
  );
  return verb > 0 && verb < HEAD_WORDS ? verb : null;
}

/**
 * What a cue says there is none of, whatever the verb: «لم يصل إلى القرية أي دعم», "found no weapons", "no
 * evacuation order was given".
 */
export function missingIn(statement: AnalysedStatement, negation: Negation): Term[] {
  const { tokens } = statement;
  const scope = scopeOf(statement, negation);
  const text = (term: Term | undefined): string => tokens[term?.from ?? -1]?.text ?? '';
  if (EXISTENCE.test(text(scope[0]))) return scope.slice(1, 1 + HEAD_WORDS);
  if (tokens[negation.from]?.text === 'no') {
    const run = runFrom(scope);
    return run.length > 1 ? run.slice(-1) : [];
  }
  const any = scope
    .slice(0, BEFORE_ANY)
    .findIndex((term) => ANY.has(tokens[term.from - 1]?.text ?? '') || ANY.has(text(term)));
  if (any < 0) return [];
  // «بأي» may count as a word.
  const from = ANY.has(text(scope[any])) ? any + 1 : any;
  const noun =
    statement.language === Language.AR ? scope.slice(from) : runFrom(scope.slice(from)).slice(-1);
  return noun.slice(0, HEAD_WORDS);
}

/** The words that follow one another without a break: a noun with what stands before it in English. */
function runFrom(scope: readonly Term[]): Term[] {
  const run: Term[] = [];
  for (const term of scope) {
    const last = run.at(-1);
    if (last && term.from > last.to + 1) break;
    run.push(term);
  }
  return run;
}

/** «لا نهر أطول من النيل», "no river is longer than the Nile": says of the one named that it is the first. */
export function deniesGreater({ tokens }: AnalysedStatement, cue: Negation): boolean {
  const none = tokens[cue.from]?.text === 'no' || tokens[cue.from]?.text === 'لا';
  return (
    none &&
    tokens
      .slice(cue.scopeFrom, cue.scopeTo + 1)
      .some(
        ({ text }, at, scope) =>
          text === 'than' || (GREATER.test(text) && scope[at + 1]?.text === 'من'),
      )
  );
}
