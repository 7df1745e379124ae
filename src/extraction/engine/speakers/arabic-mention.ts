import { nounFacts } from '../lexicon/source-nouns.js';
import { CIRCUMSTANCES, endsName, isActionNoun, isArabic, isDefinite } from '../arabic/words.js';
import type { Range } from '../text/ranges.js';
import type { Reading } from '../text/reading.js';
import { foldedSet, isMark, textAt } from '../text/token-tests.js';
import type { Mention } from './mention.js';

const PREPOSITION = /^(?:في|من|الي|علي|عن|مع|لدي|باسم|لل.+|بال.+)$/;
const LINKS =
  /^(?:و?يدعي|و?اسمه|و?اسمها|كان|كانت|كانوا|هو|هي|وهو|وهي|الذي|التي|الذين|اللذان|اللتان)$/;
/** What opens the content, or its verb: no name holds it. */
const OPENERS = /^[وفب]?(?:ان(?:ه|ها|هم|نا|ي)?|لن|لم|قد|سوف|لا|ما|ليس|[يت]كون|يكونوا)$/;
const MAX_NAME = 4;
/** «محاميه»: a title with the pronoun of whom it serves. */
const OWNED = /^(.{3,}?)(?:ه|ها|هم|نا)$/;

const factsOf = (word: string): ReturnType<typeof nounFacts> =>
  nounFacts(word) ?? nounFacts(OWNED.exec(word)?.[1] ?? '');

/** «ثلاثة مسؤولين», «عدد من النواب» */
const COUNT = /^(?:ثلاثة?|اربعة?|خمسة?|ستة?|سبعة?|ثمانية?|ثماني|تسعة?|عشرة?|عدد|عدة|بضعة)$/;

/** With these an unnamed person is described: «قائد فصيل مسلح عراقي», «قائد شبه عسكري». */
const DESCRIBING = foldedSet(
  'عراقي سوري لبناني مصري إيراني أميركي أمريكي عسكري حكومي سياسي أمني محلي إقليمي دولي ميداني ديني شيعي سني كردي تركي سعودي خليجي عربي غربي أوروبي روسي فلسطيني إسرائيلي يمني ليبي تونسي مغربي جزائري سوداني أردني قطري إماراتي كويتي',
  'رفيع بارز كبير سابق حالي مسلح مستقل معارض شبه مطلع مقرب متقاعد فصيل فصائل حزب حركة كتلة مجموعة لواء فرقة وحدة',
);

/** Without the article, a joint, or the ل of «وفقا لوزير», and without ة. */
function bareNoun(word: string): string {
  const bare = word.replace(/^[وف]?(?:ال|لل)/, '').replace(/ة$/, '');
  const afterLi = /^ل(.{3,})$/.exec(word)?.[1];
  return afterLi && nounFacts(afterLi) ? afterLi.replace(/ة$/, '') : bare;
}

/** Whether a word may be part of a person's name. */
function mayBeName(word: string): boolean {
  if (PREPOSITION.test(word) || LINKS.test(word) || isActionNoun(word)) return false;
  // «جو بايدن والسابق»
  return (
    !OPENERS.test(word) &&
    !/^وال.{3,}/.test(word) &&
    !CIRCUMSTANCES.has(word) &&
    factsOf(word) === null
  );
}

/** The name in a segment between commas: behind its titles, or all of it where it has none. */
function nameIn(reading: Reading, { from, to }: Range): Range | null {
  const { tokens } = reading;
  let titled = false;
  for (let at = from; at < to; at++) {
    const word = textAt(tokens, at);
    if (LINKS.test(word)) return null;
    const facts = factsOf(word);
    if (facts) {
      titled = true;
      continue;
    }
    if (!isArabic(tokens[at]) || PREPOSITION.test(word)) continue;
    if (COUNT.test(word) && factsOf(textAt(tokens, at + 1))) continue;
    // «وزير الأشغال سامر»: what has the article belongs to the title, unless it stands alone.
    if (isDefinite(word) && (titled || at > from)) continue;
    const end = nameEnd(reading, at, to);
    // «رئيس قسم التنبؤات منير عكاوي»: a further noun of the title, with what defines it.
    if (titled && isDefinite(textAt(tokens, at + 1)) && at + 2 < end) {
      at++;
      continue;
    }
    if (isDefinite(word)) return end === to && to - from <= 2 ? { from: at, to: end } : null;
    if (titled && DESCRIBING.has(word)) return null;
    const alone = end === at + 1;
    // An indefinite adjective or a further noun of the title is no name: «مسؤول حكومي», «لجنة تعليم».
    if (titled && alone && (/(?:ي|ية|يون|يين)$/.test(word) || end < to)) continue;
    if (titled && alone && isAdjectiveLike(reading, at, from)) continue;
    return { from: at, to: end };
  }
  return null;
}

/** «مسؤول رفيع», «قائد ميداني»: a word behind an indefinite title, at the end. */
function isAdjectiveLike(reading: Reading, at: number, from: number): boolean {
  const before = textAt(reading.tokens, at - 1);
  return at > from && !isDefinite(before) && factsOf(before)?.kind === 'ANONYMOUS';
}

function nameEnd(reading: Reading, from: number, to: number): number {
  let at = from;
  while (
    at < to &&
    at < from + MAX_NAME &&
    isArabic(reading.tokens[at]) &&
    mayBeName(textAt(reading.tokens, at))
  ) {
    at++;
    if (at > from + 1 && endsName(reading.tokens, at - 1)) break;
  }
  return Math.max(at, from + 1);
}

function segmentsOf({ tokens }: Reading, { from, to }: Range): Range[] {
  const segments: Range[] = [];
  let start = from;
  for (let at = from; at <= to; at++) {
    if (at < to && textAt(tokens, at) !== ',') continue;
    if (at > start) segments.push({ from: start, to: at });
    start = at + 1;
  }
  return segments;
}

/** The noun a segment begins with, and one with the article before a name: «رئيسة اللجنة القاضية مها». */
function headNouns({ tokens }: Reading, { from, to }: Range): string[] {
  const nouns: string[] = [];
  for (let at = from; at < to; at++) {
    const word = textAt(tokens, at);
    if (LINKS.test(word) || PREPOSITION.test(word)) break;
    if (factsOf(word) && (at === from || (isDefinite(word) && factsOf(word)?.office)))
      nouns.push(bareNoun(word));
  }
  return nouns;
}

/** What an Arabic source tells: titles before the name, commas around apposed titles. */
export function describeArabic(reading: Reading, range: Range): Mention {
  const { tokens } = reading;
  const segments = segmentsOf(reading, range);
  const head = segments[0] ?? range;
  const first = textAt(tokens, head.from);
  const facts = factsOf(first);
  const nouns: string[] = [];
  for (const segment of segments) nouns.push(...headNouns(reading, segment));
  const construct = isDefinite(textAt(tokens, head.from + 1)) && head.to > head.from + 1;
  const definite =
    isDefinite(first) ||
    isDefinite(first.replace(/^و/, '')) ||
    (construct && facts?.office === true);
  const base = { range, nouns, pronoun: null, definite, gender: genderOf(first, facts) };
  const body = facts?.kind === 'ORGANISATION' || facts?.kind === 'DOCUMENT';
  const unnamed = facts?.kind === 'ANONYMOUS';
  if (!body && !unnamed) {
    for (const segment of segments.slice(0, 3)) {
      const name = nameIn(reading, segment);
      if (name) return { ...base, name, description: head, kind: 'PERSON' };
    }
  }
  const relative = relativeStart(reading, head);
  const description =
    unnamed || !relative
      ? head
      : facts?.kind === 'DOCUMENT'
        ? head
        : { from: head.from, to: relative };
  return {
    ...base,
    name: null,
    description: withoutMarks(reading, description),
    kind: kindOf(facts?.kind, definite),
  };
}

/** An office without name and article is somebody who is not named: «متحدث باسم الرئيس». */
function kindOf(kind: Mention['kind'] | undefined, definite: boolean): Mention['kind'] {
  if (kind === 'PERSON') return definite ? 'PERSON' : 'ANONYMOUS';
  return kind ?? (definite ? 'ORGANISATION' : 'ANONYMOUS');
}

/** Titles of people have both forms: «الوزير», «الوزيرة». */
function genderOf(word: string, facts: ReturnType<typeof nounFacts>): 'F' | 'M' | null {
  if (facts?.kind !== 'PERSON' || OWNED.test(word)) return null;
  return word.endsWith('ة') ? 'F' : 'M';
}

function relativeStart({ tokens }: Reading, { from, to }: Range): number | null {
  for (let at = from + 1; at < to; at++) if (LINKS.test(textAt(tokens, at))) return at;
  return null;
}

function withoutMarks({ tokens }: Reading, range: Range): Range {
  let { to } = range;
  while (to > range.from + 1 && isMark(tokens[to - 1]) && textAt(tokens, to - 1) !== '"') to--;
  return { from: range.from, to };
}
