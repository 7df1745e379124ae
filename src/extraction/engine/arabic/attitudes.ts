import { fold } from '../../../language/text/normalise.js';
import { ClaimKind } from '../../../language/statement.js';
import { nounFacts } from '../lexicon/source-nouns.js';
import type { CueHit, Found } from '../text/found.js';
import { isEmpty, type Range } from '../text/ranges.js';
import { foldedSet, isMark, textAt } from '../text/token-tests.js';
import { type Clause, next } from './clause.js';
import { contentFrom } from './content-end.js';
import { CIRCUMSTANCES, isArabic, isBareThat, isThat, leadsWithBi, leadsWithLi } from './words.js';

/** Whose attitude it is has rarely more words. */
const OWNER_REACH = 10;
/** «لدى» stands so near before the noun. */
const BEFORE_REACH = 7;

const WITH = /^[وف]?لدي$/;
/** «لدى الوفد», «يمتلك الوفد», «ليس للوفد» */
const HAS = /^[وف]?(?:لدي|[يت]متلك|[يت]ملك)$/;
const WITH_PRONOUN = /^[وف]?لدي(?:ه|ها|هم|هما)$/;
const NOT = /^[وف]?(?:لا|ليس|ليست|بلا|دون)$/;

/** Endings of ي that say of what sort a thing is, and not whose. */
const SORTS = foldedSet(
  'رسمي علني أولي ضمني أساسي نهائي جدي يومي داخلي خارجي شخصي سري خطي شفهي شفوي رئيسي مالي سياسي اقتصادي أمني قانوني حالي تالي حقيقي',
  'قوي تجاري خاص سابق لاحق أصلي عملي فعلي جزئي كلي سنوي شهري أسبوعي نسبي ثاني تقني فني طبي علمي صحي عالي تدريجي دوري ليلي جوي بحري بري لفظي تاريخي أخلاقي',
);

const ADJECTIVE = /^(?:ال)?[ء-ي]{2,}(?:ي|ية|يه)$/;

/** «الأميركي», «النقابية»: an adjective that says whose a position, warning or demand is. */
function saysWhose(word: string): boolean {
  if (!ADJECTIVE.test(word) || nounFacts(word) !== null) return false;
  return !SORTS.has(word.replace(/^ال/, '').replace(/(?<=ي)[ةه]$/, ''));
}

/** Where the content after a noun of attitude begins, if a particle or preposition of the noun stands at `at`. */
function contentAt({ reading: { tokens } }: Clause, { form }: CueHit, at: number): number | null {
  const word = textAt(tokens, at);
  const { frames, prepositions = [] } = form.entry;
  if (frames.includes('THAT') && isThat(word)) return isBareThat(word) ? at + 1 : at;
  const folded = prepositions.map((each) => fold(each));
  // «من أن», «في أن»: a clause after the preposition.
  if (folded.includes(word)) return isBareThat(textAt(tokens, at + 1)) ? at + 2 : at + 1;
  const led =
    (prepositions.includes('ب') && leadsWithBi(word)) ||
    (prepositions.includes('ل') && leadsWithLi(word));
  return led ? at : null;
}

const made = (
  clause: Clause,
  cue: CueHit,
  source: Range | null,
  lead: number,
  start: number,
  negated: boolean,
): Found | null => {
  const { tokens } = clause.reading;
  const clausal = isThat(textAt(tokens, lead)) || isThat(textAt(tokens, lead + 1));
  const content = contentFrom(clause, start, !clausal);
  if (isEmpty(content)) return null;
  return {
    cue,
    frame: clausal ? 'THAT' : 'PREP',
    source,
    missing: source ? null : 'DROPPED',
    parts: [clausal ? content : upToComma(clause, content)],
    carriers: [],
    negated,
  };
};

/** A noun with its attributes goes no further than the clause that it stands in. */
function upToComma(clause: Clause, { from, to }: Range): Range {
  for (let at = from; at < to; at = next(clause, at))
    if (textAt(clause.reading.tokens, at) === ',') return { from, to: Math.max(from + 1, at) };
  return { from, to };
}

/** «لدى الوفد قناعة بأن»: between «لدى» and the noun. */
function ownerBefore({ reading: { tokens }, sentence }: Clause, cue: CueHit): Range | null {
  for (let at = cue.from - 1; at >= Math.max(sentence.from, cue.from - BEFORE_REACH); at--) {
    if (!isArabic(tokens[at])) return null;
    const word = textAt(tokens, at);
    const to = textAt(tokens, cue.from - 1) === 'اي' ? cue.from - 1 : cue.from;
    if (HAS.test(word)) return at + 1 < to ? { from: at + 1, to } : null;
    if (/^لل.{2,}/.test(word) && NOT.test(textAt(tokens, at - 1))) return { from: at, to };
  }
  return null;
}

/** «نية لدى الحكومة لرفع», «المخاوف المتزايدة لدى السكان من», «لديه نية ل»: an attitude that somebody has. */
function byOwner(clause: Clause, cue: CueHit): Found | null {
  const { tokens } = clause.reading;
  const { sentence } = clause;
  const negated = NOT.test(textAt(tokens, cue.from - 1));
  const limit = Math.min(sentence.to, cue.to + OWNER_REACH);
  const before = ownerBefore(clause, cue);
  if (before) {
    const denied =
      negated ||
      NOT.test(textAt(tokens, before.from - 2)) ||
      NOT.test(textAt(tokens, before.from - 1));
    // «نية قوية لإغلاق»: one adjective may come before what leads to the content.
    for (const lead of [cue.to, cue.to + 1]) {
      const start = contentAt(clause, cue, lead);
      if (start !== null) return made(clause, cue, before, lead, start, denied);
    }
  }
  let at = cue.to;
  // «المتزايدة», «واسعة»: one adjective may come before «لدى».
  if (!WITH.test(textAt(tokens, at)) && !WITH_PRONOUN.test(textAt(tokens, at))) at++;
  const dropped = WITH_PRONOUN.test(textAt(tokens, at));
  if (!dropped && !WITH.test(textAt(tokens, at))) return null;
  const from = at + 1;
  for (let lead = dropped ? from : from + 1; lead < limit; lead = next(clause, lead)) {
    const start = contentAt(clause, cue, lead);
    if (start !== null)
      return made(clause, cue, dropped ? null : { from, to: lead }, lead, start, negated);
    if (dropped || CIRCUMSTANCES.has(textAt(tokens, lead)) || isMark(tokens[lead])) return null;
  }
  return null;
}

/** «الموقف الأميركي من الاتفاق أن», «التحذيرات الإيرانية من»: the adjective is the source. */
function byAdjective(clause: Clause, cue: CueHit): Found | null {
  const { tokens } = clause.reading;
  const whose = textAt(tokens, cue.to);
  const definite = textAt(tokens, cue.from)
    .replace(/^[وفلب]/, '')
    .startsWith('ال');
  if (whose.startsWith('ال') !== definite || !isArabic(tokens[cue.to]) || !saysWhose(whose))
    return null;
  const source = { from: cue.to, to: cue.to + 1 };
  const lead = cue.to + 1;
  if (!cue.form.entry.about) {
    const start = contentAt(clause, cue, lead);
    const felt = cue.form.entry.kind === ClaimKind.OPINION && !isThat(textAt(tokens, lead));
    return start === null || felt ? null : made(clause, cue, source, lead, start, false);
  }
  return byStatement(clause, cue, source);
}

/** «الموقف الساحلي من الاتفاق هو أن»: a position says something only in a clause. */
function byStatement(clause: Clause, cue: CueHit, source: Range): Found | null {
  const { tokens } = clause.reading;
  const limit = Math.min(clause.sentence.to, source.to + OWNER_REACH);
  for (let at = source.to; at < limit; at = next(clause, at)) {
    if (isMark(tokens[at]) || clause.cueAt.has(at)) return null;
    if (!isThat(textAt(tokens, at))) continue;
    const start = isBareThat(textAt(tokens, at)) ? at + 1 : at;
    return made(clause, cue, source, at, start, false);
  }
  return null;
}

/** A noun that names an attitude, with whose it is behind «لدى» or in an adjective; null where nobody's. */
export const findByAttitude = (clause: Clause, cue: CueHit): Found | null =>
  (cue.form.entry.attitude ? byOwner(clause, cue) : null) ?? byAdjective(clause, cue);
