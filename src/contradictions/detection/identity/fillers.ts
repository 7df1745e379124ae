import { isFunctionWord } from '../../../language/words/function-words.js';
import { TokenKind } from '../../../language/text/tokens.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { WITHIN_NAME } from '../reading/within-names.js';
import { roleOf } from '../alignment/roles.js';
import { type Unit, weightOf } from '../alignment/units.js';

/** Words that only one side has and that stand together: "Kenya's Grace Wanjiru". */
export interface Filler {
  units: readonly Unit[];
  places: readonly string[];
  /** The words that name someone. */
  names: readonly Unit[];
}

/** Whether nothing but "of", "the" or an apostrophe stands between two units. */
export const adjoin = ({ tokens }: AnalysedStatement, left: Unit, right: Unit): boolean =>
  right.from >= left.to &&
  tokens.slice(left.to, right.from).every((token) => WITHIN_NAME.has(token.text));

/** Classes whose members do, hold or own things. */
const PARTIES = new Set(['party', 'organisation', 'institution', 'company', 'club', 'news-outlet']);

export const isParty = (unit: Unit): boolean =>
  unit.term?.alternatives.some((each) => PARTIES.has(each.class)) === true;

const CONCEPT = /^[acmnopv]:/;

/** A word no lexicon has: in Arabic, where no capital tells, it may be a name. */
const mayName = ({ tokens }: AnalysedStatement, unit: Unit): boolean =>
  unit.term !== null &&
  (unit.term.name ||
    (tokens[unit.from]?.kind === TokenKind.ARABIC &&
      unit.weight >= 0.8 &&
      unit.term.place === null &&
      !unit.term.keys.some((key) => CONCEPT.test(key))));

/** The stretches of words that only one side has. */
export function fillersOf(statement: AnalysedStatement, rest: readonly Unit[]): Filler[] {
  const stretches: Unit[][] = [];
  for (const unit of rest) {
    if (unit.type !== 'TERM') continue;
    const last = stretches.at(-1);
    const before = last?.at(-1);
    if (last && before && adjoin(statement, before, unit)) last.push(unit);
    else stretches.push([unit]);
  }
  return stretches.map((units) => ({
    units,
    places: units.flatMap((unit) => unit.term?.place ?? []),
    names: units.filter((unit) => mayName(statement, unit)),
  }));
}

/** How much of the rest is not this filler. */
export const besideOf = (rest: readonly Unit[], { units }: Filler): number =>
  weightOf(rest.filter((unit) => unit.type !== 'DATE' && !units.includes(unit)));

/** The preposition before a filler, if any. */
export const roleOfFiller = (
  statement: AnalysedStatement,
  { units }: Filler,
): ReturnType<typeof roleOf> => (units[0] ? roleOf(statement, units[0]) : 'BARE');

/** Tokens between a filler and the stretch `[from, to)`; 0 where they touch, articles left out. */
export function gapBetween(
  { tokens }: AnalysedStatement,
  { units }: Filler,
  span: { from: number; to: number },
): number {
  const [first, last] = [units[0]?.from ?? 0, units.at(-1)?.to ?? 0];
  const [from, to] = first >= span.to ? [span.to, first] : [last, span.from];
  let gap = 0;
  for (let at = from; at < to; at++) if (!isFunctionWord(tokens, at)) gap++;
  return gap;
}
