/** One explanation in both languages, each complete without the other. */
export interface Sentences {
  ar: string;
  en: string;
}

const quoteAr = (text: string): string => `«${text}»`;
const quoteEn = (text: string): string => `“${text}”`;

/** Builds a sentence pair from two templates over the words of each side. */
function both(
  a: string,
  b: string,
  ar: (a: string, b: string) => string,
  en: (a: string, b: string) => string,
): Sentences {
  return { ar: ar(quoteAr(a), quoteAr(b)), en: en(quoteEn(a), quoteEn(b)) };
}

export const quantitySentences = (a: string, b: string): Sentences =>
  both(
    a,
    b,
    (x, y) => `يذكر القول الأول ${x} ويذكر الثاني ${y} في الأمر نفسه، ولا يصح الرقمان معا.`,
    (x, y) =>
      `The first statement gives ${x} and the second ${y} for the same thing; the two figures cannot both be right.`,
  );

export const complementSentences = (a: string, b: string): Sentences =>
  both(
    a,
    b,
    (x, y) =>
      `الحد الوارد في القول الأول (${x}) ينفي الحد الوارد في الثاني (${y})، فلا بد أن يكون أحدهما خطأ.`,
    (x, y) =>
      `The bound in the first statement (${x}) rules out the bound in the second (${y}): exactly one of them holds.`,
  );

export const negationSentences = (
  denied: string,
  affirmed: string,
  deniedFirst: boolean,
): Sentences => {
  const ar = deniedFirst
    ? `ينفي القول الأول ما يثبته الثاني: ${quoteAr(denied)} في مقابل ${quoteAr(affirmed)}.`
    : `يثبت القول الأول ما ينفيه الثاني: ${quoteAr(affirmed)} في مقابل ${quoteAr(denied)}.`;
  const en = deniedFirst
    ? `The first statement denies what the second affirms: ${quoteEn(denied)} against ${quoteEn(affirmed)}.`
    : `The first statement affirms what the second denies: ${quoteEn(affirmed)} against ${quoteEn(denied)}.`;
  return { ar, en };
};

export const oppositionSentences = (a: string, b: string, tension: boolean): Sentences =>
  both(
    a,
    b,
    (x, y) =>
      tension
        ? `بين قول ${x} وقول ${y} في الموضوع نفسه توتر: قد يصحان معا بمعناهما الحرفي، لكن على المحرر أن يقرأهما جنبا إلى جنب.`
        : `يصف القولان الموضوع نفسه بوصفين متضادين: ${x} في الأول و${y} في الثاني، ولا يجتمعان.`,
    (x, y) =>
      tension
        ? `${x} and ${y}, said of the same subject, pull against each other: both can strictly hold, but an editor should see them side by side.`
        : `The two statements say opposite things of the same subject: ${x} in the first, ${y} in the second. They cannot both hold.`,
  );

export const timingSentences = (a: string, b: string, deadlines: boolean): Sentences =>
  both(
    a,
    b,
    (x, y) =>
      deadlines
        ? `يحدد القولان للأمر نفسه أجلين مختلفين: ${x} في الأول و${y} في الثاني.`
        : `يؤرخ القولان الحدث نفسه بتاريخين لا يلتقيان: ${x} في الأول و${y} في الثاني.`,
    (x, y) =>
      deadlines
        ? `The two statements set different deadlines for the same thing: ${x} in the first, ${y} in the second.`
        : `The two statements date the same event differently: ${x} in the first, ${y} in the second. The dates do not meet.`,
  );

export const quantifierSentences = (a: string, b: string): Sentences =>
  both(
    a,
    b,
    (x, y) => `يختلف القولان في مقدار ما يشمله الحكم نفسه: ${x} في الأول و${y} في الثاني.`,
    (x, y) =>
      `The two statements differ on how many the same thing holds for: ${x} in the first, ${y} in the second.`,
  );

/** What the two statements name otherwise, by the slot they fill. */
const NAMED: Record<'PLACE' | 'AGENT' | 'CAUSE' | 'CHARGE', Sentences> = {
  PLACE: { ar: 'مكانين مختلفين', en: 'different places' },
  AGENT: { ar: 'صاحبين مختلفين', en: 'different names' },
  CAUSE: { ar: 'سببين مختلفين', en: 'different causes' },
  CHARGE: { ar: 'تهمتين مختلفتين', en: 'different offences' },
};

export const identitySentences = (slot: keyof typeof NAMED, a: string, b: string): Sentences =>
  both(
    a,
    b,
    (x, y) => `يذكر القولان للأمر نفسه ${NAMED[slot].ar}: ${x} في الأول و${y} في الثاني.`,
    (x, y) =>
      `For one and the same thing the two statements give ${NAMED[slot].en}: ${x} in the first, ${y} in the second.`,
  );

export const classSentences = (a: string, b: string, tension: boolean): Sentences =>
  both(
    a,
    b,
    (x, y) =>
      tension
        ? `يعرّف القولان موضوعا واحدا تعريفين مختلفين: ${x} في الأول و${y} في الثاني، وقد يجتمعان.`
        : `يعرّف القولان موضوعا واحدا تعريفين لا يجتمعان: ${x} في الأول و${y} في الثاني.`,
    (x, y) =>
      tension
        ? `The two statements say different things of what their subject is: ${x} in the first, ${y} in the second. Both may hold.`
        : `The two statements differ on what their subject is: ${x} in the first, ${y} in the second. It cannot be both.`,
  );

export function attributionSentences(
  told: string,
  denied: string,
  deniedFirst: boolean,
): Sentences {
  return deniedFirst
    ? {
        ar: `ينفي القول الأول صدور كلام ينسبه القول الثاني إلى صاحبه: ${quoteAr(denied)} في مقابل ${quoteAr(told)}.`,
        en: `The first statement denies that something was said which the second reports as said: ${quoteEn(denied)} against ${quoteEn(told)}.`,
      }
    : {
        ar: `ينسب القول الأول كلاما ينفي القول الثاني صدوره: ${quoteAr(told)} في مقابل ${quoteAr(denied)}.`,
        en: `The first statement reports as said what the second denies was said: ${quoteEn(told)} against ${quoteEn(denied)}.`,
      };
}

/** What one speaker says otherwise later: a stand, a figure or a date. */
export type SelfChange = 'STANCE' | 'FIGURE' | 'DATE';

/** When the earlier and the later statement were made, ready to stand in a sentence. */
export type Sayings = Record<'ar' | 'en', { early: string; late: string }>;

const LATER_AR: Record<SelfChange, string> = {
  STANCE: 'تراجع: المتحدث واحد في القولين',
  FIGURE: 'المتحدث واحد في القولين، وقد ذكر لاحقا رقما آخر',
  DATE: 'المتحدث واحد في القولين، وقد ذكر لاحقا موعدا آخر',
};
const LATER_EN: Record<SelfChange, string> = {
  STANCE: 'A reversal: one speaker says both',
  FIGURE: 'One speaker says both and later gave another figure',
  DATE: 'One speaker says both and later gave another date',
};

/** One speaker on both sides; `ordered` where it is known which statement came later. */
export function selfSentences(
  base: Sentences,
  change: SelfChange,
  said: Sayings | null,
  ordered: boolean,
): Sentences {
  if (!said || !ordered) {
    return {
      ar: `المتحدث واحد في القولين، وهو يناقض نفسه. ${base.ar}`,
      en: `One speaker says both, against himself or herself. ${base.en}`,
    };
  }
  return {
    ar: `${LATER_AR[change]}، قوله الأسبق بتاريخ ${said.ar.early} والأحدث بتاريخ ${said.ar.late}. ${base.ar}`,
    en: `${LATER_EN[change]}, the earlier statement ${said.en.early}, the later ${said.en.late}. ${base.en}`,
  };
}
