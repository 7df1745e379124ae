import { fold } from '../../../language/text/normalise.js';
import type { CueHit, Found } from '../text/found.js';
import { isEmpty, type Range } from '../text/ranges.js';
import { textAt } from '../text/token-tests.js';
import type { Clause } from './clause.js';
import { complementOf } from './complement.js';
import { contentFrom } from './content-end.js';
import { type Names, subjectEnd } from './noun-phrase.js';
import { subjectBefore } from './subject.js';
import { CIRCUMSTANCES, CLAUSE_OPENERS, isArabic, isBareThat, isThat } from './words.js';

/** A longer stretch before an adjective is no subject of it. */
const SUBJECT_REACH = 12;

const DENIED = /^[وف]?(?:ليس|ليست|ليسوا)$/;
const COPULA =
  /^[وف]?(?:كان|كانت|كانوا|يكون|تكون|يزال|تزال|يزالون|زال|زالت|مازال|مازالت|بات|باتت|يبدو|تبدو|اصبح|اصبحت)$/;

/** «ليس الوزير مستعدا ل», «الوزارة غير مستعدة ل»: who is said to be so, and whether it is denied. */
function subjectOfAdjective(
  clause: Clause,
  cue: CueHit,
): { source: Range; negated: boolean } | null {
  const { reading, sentence } = clause;
  const { tokens } = reading;
  let negated = textAt(tokens, cue.from - 1) === 'غير';
  let to = negated ? cue.from - 1 : cue.from;
  let at = to - 1;
  for (; at >= sentence.from && to - at <= SUBJECT_REACH; at--) {
    const word = textAt(tokens, at);
    const denied = DENIED.test(word);
    if (denied || COPULA.test(word)) {
      negated ||= denied;
      if (at + 1 < to) break;
      to = at;
      continue;
    }
    if (/^[وف]?(?:لا|ما|لم)$/.test(word)) {
      negated ||= word.endsWith('لم');
      to = at;
      continue;
    }
    if (!isArabic(tokens[at]) || isThat(word) || CLAUSE_OPENERS.has(word)) break;
    if (clause.cueAt.get(at)?.form.shape === 'FINITE') return null;
  }
  const source = { from: at + 1, to };
  const first = textAt(tokens, source.from);
  return isEmpty(source) || CIRCUMSTANCES.has(first) || /^(?:في|من|علي|الي|عن)$/.test(first)
    ? null
    : { source, negated };
}

/** «الوزارة غير مستعدة لدفع»: the subject before, or between the copula and the adjective. */
export function findByAdjective(clause: Clause, cue: CueHit): Found | null {
  const complement = complementOf(clause, cue);
  if (!complement || complement.between.to > complement.between.from + 1) return null;
  const { frame, content: start } = complement;
  const clausal = frame === 'PREP' && isBareThat(textAt(clause.reading.tokens, start));
  const part = contentFrom(clause, clausal ? start + 1 : start, frame === 'PREP' && !clausal);
  if (isEmpty(part)) return null;
  const { source = null, negated = false } = subjectOfAdjective(clause, cue) ?? {};
  const missing = source ? null : 'DROPPED';
  return { cue, frame, source, missing, parts: [part], carriers: [], negated };
}

/** «لا يرى الوزير حاجة إلى تعديل القانون»: what somebody does not see, where it is a reason or a need. */
export function findDeniedObject(clause: Clause, cue: CueHit, names: Names): Found | null {
  const { denied } = cue.form.entry;
  if (!denied || cue.form.shape !== 'FINITE') return null;
  const { reading, sentence } = clause;
  const objects = new Set(denied.map((word) => fold(word)));
  const end = subjectEnd(reading, cue.to, sentence.to, names);
  for (let at = cue.to; at <= end && at < sentence.to; at++) {
    if (!objects.has(textAt(reading.tokens, at))) continue;
    const source = at > cue.to ? { from: cue.to, to: at } : subjectBefore(clause, cue);
    const part = contentFrom(clause, at, true);
    const missing = source ? null : 'DROPPED';
    if (isEmpty(part)) return null;
    return { cue, frame: 'OBJECT', source, missing, parts: [part], carriers: [], negated: true };
  }
  return null;
}
