import { Language } from '../../../language/language.js';
import { formatPartialDate, type PartialDate } from '../../../language/dates/partial-date.js';
import type { Pair } from '../rules/rule.js';
import { type Sayings, type SelfChange, selfSentences } from '../rules/sentences.js';
import { sameSpeaker } from './staleness.js';
import { type Finding, FindingKind, Relation } from '../types.js';

const RANK: Record<Relation, number> = { TENSION: 1, CONTRARY: 2, CONTRADICTORY: 3 };

/** What a speaker changes: a figure or a date given anew is no reversal of a stand. */
const CHANGES: Partial<Record<FindingKind, SelfChange>> = {
  [FindingKind.QUANTITY]: 'FIGURE',
  [FindingKind.TIMING]: 'DATE',
};

/** English dates with their preposition: "on 3 May 2024", "in May 2024". */
const inEnglish = (date: PartialDate): string =>
  `${date.precision === 'DAY' ? 'on' : 'in'} ${formatPartialDate(date, Language.EN)}`;

/** «في 3 أيار/مايو 2024», «في أيار/مايو 2024», but «عام 2024». */
const inArabic = (date: PartialDate): string =>
  `${date.precision === 'YEAR' ? 'عام' : 'في'} ${formatPartialDate(date, Language.AR)}`;

/** When both were said, in both languages; null where either is unknown. */
function sayings(early: PartialDate | null, late: PartialDate | null): Sayings | null {
  if (!early || !late) return null;
  return {
    ar: {
      early: inArabic(early),
      late: inArabic(late),
    },
    en: { early: inEnglish(early), late: inEnglish(late) },
  };
}

/** Wraps the strongest finding as a reversal where one speaker stands on both sides. */
export function selfFindings(pair: Pair, findings: readonly Finding[]): Finding[] {
  const { a, b } = pair;
  const [strongest] = [...findings].sort(
    (x, y) => RANK[y.relation] - RANK[x.relation] || y.score - x.score,
  );
  if (!strongest || !sameSpeaker(pair)) return [];
  const sentences = selfSentences(
    { ar: strongest.sentenceAr, en: strongest.sentenceEn },
    CHANGES[strongest.kind] ?? 'STANCE',
    strongest.relation,
    pair.later === null
      ? null
      : sayings(pair.later === 'a' ? b.saidAt : a.saidAt, pair.later === 'a' ? a.saidAt : b.saidAt),
  );
  return [
    {
      ...strongest,
      kind: FindingKind.SELF,
      sentenceAr: sentences.ar,
      sentenceEn: sentences.en,
      rule: `self.${strongest.rule}`,
    },
  ];
}
