import { Language } from '../../language/language.js';
import { formatPartialDate } from '../../language/partial-date.js';
import type { Pair } from './rule.js';
import { selfSentences } from './sentences.js';
import { sameSpeaker } from './staleness.js';
import { type Finding, FindingKind, Relation } from './types.js';

const RANK: Record<Relation, number> = { TENSION: 1, CONTRARY: 2, CONTRADICTORY: 3 };

/** Wraps the strongest finding as a reversal where one speaker stands on both sides. */
export function selfFindings(pair: Pair, findings: readonly Finding[]): Finding[] {
  const { a, b } = pair;
  const [strongest] = [...findings].sort(
    (x, y) => RANK[y.relation] - RANK[x.relation] || y.score - x.score,
  );
  if (!strongest || !sameSpeaker(pair)) return [];
  const late = pair.later === 'a' ? a.saidAt : pair.later === 'b' ? b.saidAt : null;
  const dates = late
    ? { ar: formatPartialDate(late, Language.AR), en: formatPartialDate(late, Language.EN) }
    : null;
  const sentences = selfSentences({ ar: strongest.sentenceAr, en: strongest.sentenceEn }, dates);
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
