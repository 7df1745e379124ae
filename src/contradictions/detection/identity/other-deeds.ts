import { isFunctionWord } from '../../../language/words/function-words.js';
import { noted } from '../once.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { mentionIn } from '../reading/mentions.js';
import { areOpposites } from '../reading/opposites.js';
import { type Term, termsMeet } from '../reading/terms.js';
import type { Pair } from '../rules/rule.js';
import { classifiedIn } from './classified.js';

/** The verb by which an English statement tells what its subject did; null where that is not plain. */
export const deedOf = noted((statement: AnalysedStatement): Term | null => {
  const mention = mentionIn(statement);
  if (!mention || classifiedIn(statement)) return null;
  const { tokens, terms } = statement;
  let at = mention.kind === 'NAMED' ? mention.labelled : mention.to;
  while (tokens[at] && (isFunctionWord(tokens, at) || (tokens[at]?.text ?? '').endsWith('ly')))
    at++;
  const term = terms.find((each) => each.from === at);
  return term && !term.name && term.place === null ? term : null;
});

/** Whether a statement speaks of a deed too, anywhere and in any form, or of its opposite. */
const speaksOf = ({ terms }: AnalysedStatement, deed: Term): boolean =>
  terms.some((term) => termsMeet(term, deed, false) || areOpposites(term, deed));

/**
 * Whether two English statements tell two deeds of which neither speaks of the other's, so that both may be
 * true: "studied in Munich", "taught in Vienna".
 */
export function tellOtherDeeds({ a, b, crossLanguage }: Pair): boolean {
  if (crossLanguage) return false;
  const [x, y] = [deedOf(a), deedOf(b)];
  return x !== null && y !== null && !speaksOf(b, x) && !speaksOf(a, y);
}
