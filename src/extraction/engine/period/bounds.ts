import { DateRole, type DateMention } from '../../../language/dates/dates.js';
import { isoDay, parsePartialDate } from '../../../language/dates/partial-date.js';
import type { Token } from '../../../language/text/tokens.js';
import type { StatedPeriod } from '../types.js';

const ROUGH = /^(end|start|middle) of (.+)$/;
const SPAN = /^([\d-]+)\/([\d-]+)$/;

const DAYS = /^(?:يوم|يوما|ايام|يومين|يومان|اسبوع|اسبوعا|اسابيع|اسبوعين|اسبوعان|days?|weeks?)$/;
const MONTHS = /^(?:شهر|شهرا|اشهر|شهور|شهرين|شهران|months?)$/;
const YEARS = /^(?:سنة|عام|عاما|اعوام|سنوات|عامين|عامان|سنتين|سنتان|years?)$/;
/** A plural that no number stands with: "within days", «قبل أشهر». */
const PLURAL = /^(?:ايام|اسابيع|اشهر|شهور|اعوام|سنوات|days|weeks|months|years)$/;
const NUMBER_BEFORE = 2;

/** «اعتبارا من 1 آب», "from April": what begins there goes on. */
export const opensPeriod = (word: string): boolean =>
  /^(?:ابتداء|اعتبارا|بدءا|from|starting|as|effective)$/.test(word);

const shortened = (iso: string, unit: 'DAY' | 'MONTH' | 'YEAR'): string =>
  iso.slice(0, unit === 'DAY' ? 10 : unit === 'MONTH' ? 7 : 4);

/**
 * The period that one date gives a claim whose date it is: a deadline has no beginning, a beginning no
 * end. Null where the words leave the date too open: "within days", "since the end of 2020", a week.
 */
export function boundsOf(
  mention: DateMention,
  tokens: readonly Token[],
  lasting: boolean,
): StatedPeriod | null {
  if (mention.frame !== 'ABSOLUTE') return null;
  const { value } = mention;
  const season = SPAN.exec(value);
  if (season && value.length === 15) return { from: season[1]!, to: season[2]! };
  if (season) return ofDuration(mention, tokens, lasting);
  const [, rough = null, unit = value] = ROUGH.exec(value) ?? [];
  if (!parsePartialDate(unit)) return null;
  if (mention.role === DateRole.AT && opensPeriod(tokens[mention.from]?.text ?? ''))
    return rough === null ? { from: unit, to: null } : null;
  return ofUnit(mention, unit, rough);
}

/** Of a day, month or year, or of the beginning, middle or end of one, which counts as all of it. */
function ofUnit(
  { role, earliest, latest }: DateMention,
  unit: string,
  rough: string | null,
): StatedPeriod | null {
  switch (role) {
    case DateRole.BY:
    case DateRole.UNTIL:
      return rough === null || rough === 'end' ? { from: null, to: unit } : null;
    case DateRole.BEFORE:
      return rough === 'middle' ? null : { from: null, to: isoDay(latest) };
    case DateRole.SINCE:
      return rough === null || rough === 'start' ? { from: unit, to: null } : null;
    case DateRole.AFTER:
      return rough === null ? { from: isoDay(earliest), to: null } : null;
    default:
      return { from: unit, to: unit };
  }
}

/** "Within two weeks", «قبل شهرين», «منذ أسبوعين»: as exact as the unit that was counted in. */
function ofDuration(
  { earliest, latest, from, to }: DateMention,
  tokens: readonly Token[],
  lasting: boolean,
): StatedPeriod | null {
  const words = tokens.slice(from, to).map(({ text }) => text);
  const at = words.findIndex((word) => DAYS.test(word) || MONTHS.test(word) || YEARS.test(word));
  const word = words[at];
  if (word === undefined) return null;
  const [first] = words;
  const counted = at >= NUMBER_BEFORE || (at === 1 && !isLead(first!));
  if (PLURAL.test(word) && !counted) return null;
  const unit = DAYS.test(word) ? 'DAY' : MONTHS.test(word) ? 'MONTH' : 'YEAR';
  if (first === 'منذ') {
    const middle = isoDay(Math.round((earliest + latest) / 2));
    return lasting ? { from: shortened(middle, unit), to: null } : null;
  }
  if (first === 'خلال' || first === 'within' || words[0] === 'في')
    return { from: null, to: shortened(isoDay(latest), unit) };
  if (!isLead(first!) && words.at(-1) !== 'ago') return null;
  return { from: shortened(isoDay(earliest), unit), to: shortened(isoDay(latest), unit) };
}

const isLead = (word: string): boolean => /^(?:قبل|بعد|منذ|خلال|within)$/.test(word);
