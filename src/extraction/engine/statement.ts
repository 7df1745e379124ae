import { readDates } from '../../language/dates/dates.js';
import type { DateMention } from '../../language/dates/dates.js';
import { Language } from '../../language/language.js';
import {
  dayNumber,
  formatPartialDate,
  isoDay,
  parsePartialDate,
} from '../../language/dates/partial-date.js';
import { yearTest } from '../../language/numbers/years.js';
import { type Token, tokenise } from '../../language/text/tokens.js';
import type { ClaimKind } from '../../language/statement.js';
import { indicative } from './arabic/mood.js';
import { isActionNoun, isDefinite, leadsWithBi } from './arabic/words.js';
import type { Attributed } from './attributions.js';
import type { Registry } from './speakers/registry.js';
import { tidy } from './speakers/registry.js';
import type { Range } from './text/ranges.js';
import type { Reading } from './text/reading.js';
import { foldedSet, isMark, textAt, wordSet } from './text/token-tests.js';
import type { Replacement, Span, Standalone, StatedDate, Unresolved } from './types.js';

const ENGLISH_PRONOUNS = wordSet(
  'he she it they him her them his its their i we me us my our you your',
);
const ARABIC_PRONOUNS = foldedSet('هو هي هم هما نحن انا ذلك هذا هذه هولاء تلك وهو وهي وهم');

/** What stands for a stretch of the raw text. */
type Change = Replacement;

/** A day number, where the date of publication is a whole day. */
export function dayOf(publishedAt: string | null | undefined): number | null {
  const date = parsePartialDate(publishedAt ?? '');
  return date?.precision === 'DAY' ? dayNumber(date.value) : null;
}

const spanAt = (reading: Reading, token: Token, start = token.start, end = token.end): Span => ({
  start,
  end,
  text: reading.raw.slice(start, end),
});

/** «إنه»: the particle with a pronoun. */
const PARTICLE = /^ب?ان(?:ه|ها|هم)$/;
/** After «إنه» these show a pronoun that stands for nobody: «إنه لا توجد», «إنه تم», «إنه من الصعب». */
const IMPERSONAL =
  /^(?:لا|لم|لن|ليس|ليست|من|تم|يتم|سيتم|يجب|ينبغي|يمكن|جري|يجري|سيجري|في|علي|قد|اذا|كلما|بعد|قبل|حتي)$/;

/**
 * The speaker's name for the pronoun by which indirect speech begins: "said he would", «قالت إنها». Where the
 * speaker was named sentences before («وأضاف أنه»), it may as well be what was spoken of since: an editor decides.
 */
function ownPronoun(reading: Reading, { found, resolved }: Attributed, at: number): Change | null {
  const token = reading.tokens[at];
  const { entity, how } = resolved;
  if (how === 'DROPPED_SUBJECT' || how === 'SAME_SOURCE') return null;
  if (IMPERSONAL.test(textAt(reading.tokens, at + 1))) return null;
  if (!token || !entity.name || found.frame === 'QUOTE' || found.frame === null) return null;
  const arabic = reading.language === Language.AR;
  const fits = arabic
    ? PARTICLE.test(token.text) && !token.text.endsWith('هم')
    : entity.kind === 'PERSON'
      ? /^(?:he|she)$/.test(token.text)
      : entity.kind === 'ORGANISATION' && token.text === 'it';
  if (
    !fits ||
    (arabic && entity.gender !== null && (entity.gender === 'F') !== token.text.endsWith('ها'))
  )
    return null;
  return { ...spanAt(reading, token), by: entity.name, reason: 'PRONOUN' };
}

/** The full name for the last name of somebody whom the article names in full. */
function shortName(reading: Reading, registry: Registry, at: number, range: Range): Change | null {
  const token = reading.tokens[at];
  if (!token || isMark(token)) return null;
  const english = reading.language === Language.EN;
  if (
    english &&
    (!token.capital || reading.tokens[at - 1]?.capital || reading.tokens[at + 1]?.capital)
  )
    return null;
  const entity = registry.byName(token.text);
  if (!entity?.named || entity.kind !== 'PERSON' || entity.words.size < 2) return null;
  const around = [at - 1, at + 1].map((i) =>
    i >= range.from - 1 ? textAt(reading.tokens, i) : '',
  );
  if (around.some((word) => registry.byName(word) === entity)) return null;
  const last = tokenise(entity.name).at(-1)?.text;
  return last === token.text
    ? { ...spanAt(reading, token), by: entity.name, reason: 'SHORT_NAME' }
    : null;
}

/** Dates that count from the day of publication: "on Tuesday", «الشهر المقبل». */
function relativeDates(
  reading: Reading,
  tokens: readonly Token[],
  day: number | null,
): { changes: Change[]; open: Unresolved[] } {
  const changes: Change[] = [];
  const open: Unresolved[] = [];
  const isYear = yearTest(tokens);
  for (const date of datesOf(tokens, null, isYear)) {
    if (date.frame !== 'RELATIVE' && date.frame !== 'WEEKLY') continue;
    const token = tokens[date.from];
    if (!token) continue;
    const span = spanAt(reading, token, token.start, tokens[date.to - 1]?.end ?? token.end);
    const placed = day === null ? null : placedDate(readDates(tokens, day, isYear), date);
    const value = placed && parsePartialDate(placed.value);
    if (value)
      changes.push({
        ...span,
        by: `${span.text} (${formatPartialDate(value, reading.language)})`,
        reason: 'RELATIVE_DATE',
      });
    else open.push({ ...span, reason: 'RELATIVE_DATE' });
  }
  return { changes, open };
}

/** «خلال عام» within «خلال عام 2021» is no date of its own. */
const datesOf = (
  tokens: readonly Token[],
  day: number | null,
  isYear: (at: number) => boolean,
): DateMention[] =>
  readDates(tokens, day, isYear).filter((date, i, all) => {
    const next = all[i + 1];
    return !next || next.from > date.from || next.to < date.to;
  });

/** The day in brackets that was put behind a relative date. */
const isGloss = (
  tokens: readonly Token[],
  { from, earliest, latest }: DateMention,
  before: DateMention | undefined,
): boolean =>
  before?.to === from - 1 &&
  textAt(tokens, from - 1) === '(' &&
  before.earliest === earliest &&
  before.latest === latest;

const placedDate = (dates: readonly DateMention[], { from, to }: DateMention): DateMention | null =>
  dates.find((date) => date.frame === 'ABSOLUTE' && date.from < to && from < date.to) ?? null;

/** Makes the content of an attribution stand alone, and says what was replaced and what could not be. */
export function standalone(
  reading: Reading,
  attributed: Attributed,
  registry: Registry,
  day: number | null,
  kind: ClaimKind,
): Standalone {
  const { raw, tokens, language } = reading;
  const pronouns = language === Language.AR ? ARABIC_PRONOUNS : ENGLISH_PRONOUNS;
  const replaced: Change[] = [];
  const unresolved: Unresolved[] = [];
  const texts: string[] = [];
  for (const [i, range] of attributed.found.parts.entries()) {
    const changes: Change[] = [];
    const dates = relativeDates(reading, tokens.slice(range.from, range.to), day);
    changes.push(...dates.changes);
    unresolved.push(...dates.open);
    for (let at = range.from; at < range.to; at++) {
      const own = i === 0 && at === range.from ? ownPronoun(reading, attributed, at) : null;
      const change = own ?? shortName(reading, registry, at, range);
      const token = tokens[at];
      if (change) changes.push(change);
      else if (token && (pronouns.has(token.text) || isOpenParticle(reading, at)))
        unresolved.push({ ...spanAt(reading, token), reason: 'PRONOUN' });
    }
    const kept = withoutOverlap(changes);
    texts.push(rewrite(raw, tokens[range.from]?.start ?? 0, tokens[range.to - 1]?.end ?? 0, kept));
    replaced.push(...kept);
  }
  unresolved.sort((a, b) => a.start - b.start);
  const text = tidy(joined(unquoted(texts)));
  const clause = language === Language.AR && attributed.found.frame === 'THAT';
  if (clause) return { text: indicative(text, kind), replaced, unresolved };
  return {
    text: leadsByBi(reading, attributed) ? text.slice(1) : text,
    replaced,
    unresolved,
  };
}

/** «طالب بإخراج القوات»: ب is the verb's, and what is demanded is «إخراج القوات»; «بيسان» is asked by her name. */
function leadsByBi({ tokens, language }: Reading, { found }: Attributed): boolean {
  const { cue, frame, parts } = found;
  const { from, to } = parts[0]!;
  const word = textAt(tokens, from);
  const own = cue?.form.entry.prepositions?.includes('ب') === true && frame === 'PREP';
  if (language !== Language.AR || !own || !leadsWithBi(word)) return false;
  const rest = tokens.slice(from + 1, to);
  return (
    isDefinite(word) || isActionNoun(word.slice(1)) || !rest.some(({ text }) => leadsWithBi(text))
  );
}

/** Whether «أنه» stands for somebody whom the content does not name. */
function isOpenParticle({ tokens, language }: Reading, at: number): boolean {
  return (
    language === Language.AR &&
    PARTICLE.test(textAt(tokens, at)) &&
    !IMPERSONAL.test(textAt(tokens, at + 1))
  );
}

function withoutOverlap(changes: Change[]): Change[] {
  const kept: Change[] = [];
  for (const change of changes.sort((a, b) => a.start - b.start))
    if (change.start >= (kept.at(-1)?.end ?? 0)) kept.push(change);
  return kept;
}

function rewrite(raw: string, start: number, end: number, changes: readonly Change[]): string {
  let text = '';
  let at = start;
  for (const change of changes) {
    text += raw.slice(at, change.start) + change.by;
    at = change.end;
  }
  return text + raw.slice(at, end);
}

const QUOTED = /^["“”„«‘']([^"“”„«»]*?)[,،.]?["“”»’']$/u;

/** A statement is in an editor's words: marks around the whole of it go, with the comma before the verb. */
const unquoted = (texts: readonly string[]): string[] =>
  texts.map((text) => QUOTED.exec(text.trim())?.[1] ?? text);

/** Parts around "he said": a new sentence begins with a capital, as English writes it. */
const joined = (texts: readonly string[]): string =>
  texts.reduce((all, text) =>
    /^[A-Z]/.test(text) && /[\p{L}\p{N}]$/u.test(all) ? `${all}. ${text}` : `${all} ${text}`,
  );

/** The dates a statement gives, counted from the day of publication. */
export function statedDates(text: string, day: number | null): StatedDate[] {
  const tokens = tokenise(text);
  const dates = datesOf(tokens, day, yearTest(tokens));
  return dates
    .filter((date, i) => !isGloss(tokens, date, dates[i - 1]))
    .map(({ frame, earliest, latest, precision, value, role, from, to }) => {
      const start = tokens[from]?.start ?? 0;
      const end = tokens[to - 1]?.end ?? start;
      const iso = (n: number): string | null =>
        frame === 'ABSOLUTE' && Number.isFinite(n) ? isoDay(n) : null;
      return {
        start,
        end,
        text: text.slice(start, end),
        value,
        precision,
        role,
        earliest: iso(earliest),
        latest: iso(latest),
      };
    });
}
