import { Relation } from '../types.js';

/** One explanation in both languages, each complete without the other. */
export interface Sentences {
  ar: string;
  en: string;
}

/**
 * An explanation that waits for the relation: guards may yet make a tension of flat opposites, and the
 * sentence of a tension must not say that both cannot hold.
 */
export type Saying = (relation: Relation) => Sentences;

/** Marks of direction that a quotation tears from their partners would turn the rest of the sentence round. */
const plain = (text: string): string =>
  text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');

export const quoteAr = (text: string): string => `«${plain(text)}»`;
export const quoteEn = (text: string): string => `“${plain(text)}”`;

/** How the sentence of a tension ends. */
const SIDE_BY_SIDE: Sentences = {
  ar: 'وقد يصح القولان معًا، لكن على المحرر أن يقرأهما جنبًا إلى جنب.',
  en: 'Both may hold as they stand, but an editor should see them side by side.',
};

/** The sentence before its end, and how it ends where the two exclude each other. */
interface Told {
  ar: string;
  en: string;
  /** Left out where the sentence itself says enough. */
  closing?: Sentences;
}

/** `ar` and `en` come without their full stop. */
export const saying =
  ({ ar, en, closing }: Told): Saying =>
  (relation) => {
    if (relation === Relation.TENSION)
      return { ar: `${ar}، ${SIDE_BY_SIDE.ar}`, en: `${en}. ${SIDE_BY_SIDE.en}` };
    return closing
      ? { ar: `${ar}، ${closing.ar}`, en: `${en}. ${closing.en}` }
      : { ar: `${ar}.`, en: `${en}.` };
  };

/** A sentence pair from two templates over the words of each side, built where it is asked for: most are not. */
function both(
  a: string,
  b: string,
  ar: (a: string, b: string) => string,
  en: (a: string, b: string) => string,
  closing?: Sentences,
): Saying {
  return (relation) => {
    const told = { ar: ar(quoteAr(a), quoteAr(b)), en: en(quoteEn(a), quoteEn(b)) };
    return saying(closing ? { ...told, closing } : told)(relation);
  };
}

const NOT_BOTH: Sentences = { ar: 'ولا يصح القولان معًا.', en: 'They cannot both hold.' };

export const quantitySentences = (a: string, b: string): Saying =>
  both(
    a,
    b,
    (x, y) => `يذكر القول الأول ${x} ويذكر الثاني ${y} في الأمر نفسه`,
    (x, y) => `The first statement gives ${x} and the second ${y} for the same thing`,
    { ar: 'ولا يصح الرقمان معًا.', en: 'The two figures cannot both be right.' },
  );

/** Where somebody came in: a rank is no figure. */
export const rankSentences = (a: string, b: string): Saying =>
  both(
    a,
    b,
    (x, y) => `يضع القولان المتنافس نفسه في مرتبتين مختلفتين: ${x} في الأول و${y} في الثاني`,
    (x, y) =>
      `The two statements give one contestant different ranks: ${x} in the first, ${y} in the second`,
    { ar: 'ولا تصح المرتبتان معًا.', en: 'The two ranks cannot both be right.' },
  );

export const complementSentences = (a: string, b: string): Saying =>
  both(
    a,
    b,
    (x, y) => `الحد الوارد في القول الأول (${x}) ينفي الحد الوارد في الثاني (${y})`,
    (x, y) => `The bound in the first statement (${x}) rules out the bound in the second (${y})`,
    { ar: 'فأحدهما وحده صحيح.', en: 'Exactly one of them holds.' },
  );

export const negationSentences = (denied: string, affirmed: string, deniedFirst: boolean): Saying =>
  saying(
    deniedFirst
      ? {
          ar: `ينفي القول الأول ما يثبته الثاني: ${quoteAr(denied)} في مقابل ${quoteAr(affirmed)}`,
          en: `The first statement denies what the second affirms: ${quoteEn(denied)} against ${quoteEn(affirmed)}`,
        }
      : {
          ar: `يثبت القول الأول ما ينفيه الثاني: ${quoteAr(affirmed)} في مقابل ${quoteAr(denied)}`,
          en: `The first statement affirms what the second denies: ${quoteEn(affirmed)} against ${quoteEn(denied)}`,
        },
  );

export const oppositionSentences =
  (a: string, b: string): Saying =>
  (relation) => {
    const opposite = both(
      a,
      b,
      (x, y) => `يصف القولان الموضوع نفسه بوصفين متضادين: ${x} في الأول و${y} في الثاني`,
      (x, y) =>
        `The two statements say opposite things of the same subject: ${x} in the first, ${y} in the second`,
      NOT_BOTH,
    );
    const pull = both(
      a,
      b,
      (x, y) => `بين ${x} في القول الأول و${y} في الثاني توتر في الموضوع نفسه`,
      (x, y) => `${x} and ${y}, said of the same subject, pull against each other`,
    );
    return (relation === Relation.TENSION ? pull : opposite)(relation);
  };

export const timingSentences = (a: string, b: string): Saying =>
  both(
    a,
    b,
    (x, y) => `يؤرخ القولان الحدث نفسه بتاريخين مختلفين: ${x} في الأول و${y} في الثاني`,
    (x, y) =>
      `The two statements date the same event differently: ${x} in the first, ${y} in the second`,
    { ar: 'ولا يلتقي التاريخان.', en: 'The dates do not meet.' },
  );

/** What someone is said to have done at one time who, by the other statement, was born at another. */
export const lifetimeSentences = (deed: string, birth: string): Saying =>
  both(
    deed,
    birth,
    (x, y) => `ينسب أحد القولين إلى صاحبه فعلًا في ${x}، ويجعل الآخر مولده في ${y}`,
    (x, y) =>
      `One statement tells of something done on ${x} by someone who, by the other, was born on ${y}`,
    { ar: 'ولا يفعل أحد شيئًا قبل أن يولد.', en: 'Nobody acts before being born.' },
  );

/** What was before something by the one, and after it by the other. */
export const orderSentences = (a: string, b: string): Saying =>
  both(
    a,
    b,
    (x, y) => `يختلف القولان في ترتيب الحدثين: «${x}» في الأول و«${y}» في الثاني`,
    (x, y) =>
      `The two statements put the same event on either side of another: “${x}” in the first, “${y}” in the second`,
    { ar: 'ولا يكون الحدث قبله وبعده معًا.', en: 'It cannot have been both.' },
  );

/** Two deadlines can both be kept: of itself that is a tension. */
export const deadlineSentences = (a: string, b: string): Saying =>
  both(
    a,
    b,
    (x, y) => `يحدد القولان للأمر نفسه أجلين مختلفين: ${x} في الأول و${y} في الثاني`,
    (x, y) =>
      `The two statements set different deadlines for the same thing: ${x} in the first, ${y} in the second`,
  );

export const quantifierSentences = (a: string, b: string): Saying =>
  both(
    a,
    b,
    (x, y) => `يختلف القولان في مقدار ما يشمله الحكم نفسه: ${x} في الأول و${y} في الثاني`,
    (x, y) =>
      `The two statements differ on how many the same thing holds for: ${x} in the first, ${y} in the second`,
  );

/** "Most are open", "most are closed": so many of each side that what is said of them excludes itself. */
export function opposedExtentSentences(
  a: { many: string; said: string },
  b: { many: string; said: string },
): Saying {
  return saying({
    ar: `يقول القول الأول ${quoteAr(a.said)} عن ${quoteAr(a.many)}، ويقول الثاني ${quoteAr(b.said)} عن ${quoteAr(b.many)}`,
    en: `The first statement says ${quoteEn(a.said)} of ${quoteEn(a.many)}, the second ${quoteEn(b.said)} of ${quoteEn(b.many)}`,
    closing: NOT_BOTH,
  });
}

/** What the two statements name otherwise, by the slot they fill. */
const NAMED: Record<'PLACE' | 'AGENT' | 'CAUSE' | 'CHARGE', Sentences> = {
  PLACE: { ar: 'مكانين مختلفين', en: 'different places' },
  AGENT: { ar: 'اسمين مختلفين', en: 'different names' },
  CAUSE: { ar: 'سببين مختلفين', en: 'different causes' },
  CHARGE: { ar: 'تهمتين مختلفتين', en: 'different offences' },
};

export const identitySentences = (slot: keyof typeof NAMED, a: string, b: string): Saying =>
  both(
    a,
    b,
    (x, y) => `يذكر القولان للأمر نفسه ${NAMED[slot].ar}: ${x} في الأول و${y} في الثاني`,
    (x, y) =>
      `For one and the same thing the two statements give ${NAMED[slot].en}: ${x} in the first, ${y} in the second`,
  );

export const classSentences = (a: string, b: string): Saying =>
  both(
    a,
    b,
    (x, y) => `يعرّف القولان موضوعًا واحدًا تعريفين مختلفين: ${x} في الأول و${y} في الثاني`,
    (x, y) =>
      `The two statements differ on what their subject is: ${x} in the first, ${y} in the second`,
    { ar: 'ولا يجتمع التعريفان.', en: 'It cannot be both.' },
  );

export function attributionSentences(told: string, denied: string, deniedFirst: boolean): Saying {
  return saying(
    deniedFirst
      ? {
          ar: `ينفي القول الأول صدور كلام ينسبه القول الثاني إلى صاحبه: ${quoteAr(denied)} في مقابل ${quoteAr(told)}`,
          en: `The first statement denies that something was said which the second reports as said: ${quoteEn(denied)} against ${quoteEn(told)}`,
        }
      : {
          ar: `ينسب القول الأول إلى صاحبه كلامًا ينفي القول الثاني صدوره: ${quoteAr(told)} في مقابل ${quoteAr(denied)}`,
          en: `The first statement reports as said what the second denies was said: ${quoteEn(told)} against ${quoteEn(denied)}`,
        },
  );
}

/** What one speaker says otherwise later: a stand, a figure or a date. */
export type SelfChange = 'STANCE' | 'FIGURE' | 'DATE';

/** When the earlier and the later statement were made, with the preposition: «في أيار/مايو 2021», "in 2021". */
export type Sayings = Record<'ar' | 'en', { early: string; late: string }>;

const LATER: Record<SelfChange | 'TENSION', Sentences> = {
  STANCE: { ar: 'تراجع: المتحدث واحد في القولين', en: 'A reversal: one speaker says both' },
  FIGURE: {
    ar: 'المتحدث واحد في القولين، وقد ذكر لاحقًا رقمًا آخر',
    en: 'One speaker says both and later gave another figure',
  },
  DATE: {
    ar: 'المتحدث واحد في القولين، وقد ذكر لاحقًا موعدًا آخر',
    en: 'One speaker says both and later gave another date',
  },
  TENSION: { ar: 'المتحدث واحد في القولين', en: 'One speaker says both' },
};

/** One speaker on both sides; `said` where it is known which statement came later, and when. */
export function selfSentences(
  base: Sentences,
  change: SelfChange,
  relation: Relation,
  said: Sayings | null,
): Sentences {
  const tension = relation === Relation.TENSION;
  if (!said) {
    return tension
      ? { ar: `${LATER.TENSION.ar}. ${base.ar}`, en: `${LATER.TENSION.en}. ${base.en}` }
      : {
          ar: `المتحدث واحد في القولين، وأحدهما يناقض الآخر. ${base.ar}`,
          en: `One speaker says both, and the one contradicts the other. ${base.en}`,
        };
  }
  const { ar, en } = LATER[tension && change === 'STANCE' ? 'TENSION' : change];
  return {
    ar: `${ar}، والقول الأسبق ${said.ar.early} والأحدث ${said.ar.late}. ${base.ar}`,
    en: `${en}, the earlier statement ${said.en.early}, the later ${said.en.late}. ${base.en}`,
  };
}
