import { quoteAr, quoteEn, type Saying, saying, type Sentences } from '../rules/sentences.js';
import type { Difference } from './difference.js';

/** Puts the words of each side into two templates. */
type Template = (a: string, b: string) => string;

const TEMPLATES: Record<Difference['sort'], Record<keyof Sentences, Template>> = {
  ROLES: {
    ar: (a, b) =>
      `يتحدث القولان عن فعل واحد، لكن طرفيه يتبادلان الدور: ${a} في الأول و${b} في الثاني`,
    en: (a, b) =>
      `The two statements tell of one act with its parties exchanged: ${a} in the first, ${b} in the second`,
  },
  OPPOSED: {
    ar: (a, b) => `يصف القولان الأمر نفسه وصفين متعارضين: ${a} في الأول و${b} في الثاني`,
    en: (a, b) =>
      `The two statements describe one matter in opposite ways: ${a} in the first, ${b} in the second`,
  },
  MEMBERS: {
    ar: (a, b) =>
      `يتفق القولان في معظم ما يقولانه ويختلفان في التعيين: ${a} في الأول و${b} في الثاني`,
    en: (a, b) =>
      `The two statements agree in most of what they say and name different things: ${a} in the first, ${b} in the second`,
  },
  NUMBERS: {
    ar: (a, b) =>
      `يتفق القولان في معظم ما يقولانه ويختلفان في الرقم: ${a} في الأول و${b} في الثاني`,
    en: (a, b) =>
      `The two statements agree in most of what they say and give different figures: ${a} in the first, ${b} in the second`,
  },
  POLARITY: {
    ar: (a, b) => `يثبت أحد القولين ما ينفيه الآخر: ${a} في الأول و${b} في الثاني`,
    en: (a, b) =>
      `One statement affirms what the other denies: ${a} in the first, ${b} in the second`,
  },
  DIRECTION: {
    ar: (a, b) => `يسير القولان في اتجاهين متعاكسين في الأمر نفسه: ${a} في الأول و${b} في الثاني`,
    en: (a, b) =>
      `The two statements point opposite ways on one matter: ${a} in the first, ${b} in the second`,
  },
  WORDS: {
    ar: (a, b) => `يروي القولان الأمر نفسه رواية مختلفة: ${a} في الأول في مقابل ${b} في الثاني`,
    en: (a, b) =>
      `The two statements tell one matter differently: ${a} in the first against ${b} in the second`,
  },
};

/** What an editor reads of a difference found by alignment; `a` and `b` are the words of each side. */
export function alignmentSentences(
  sort: Difference['sort'],
  a: readonly string[],
  b: readonly string[],
): Saying {
  const { ar, en } = TEMPLATES[sort];
  const [andAr, andEn] = sort === 'ROLES' ? [' ثم ', ' then '] : [' … ', ' … '];
  return saying({
    ar: ar(a.map(quoteAr).join(andAr), b.map(quoteAr).join(andAr)),
    en: en(a.map(quoteEn).join(andEn), b.map(quoteEn).join(andEn)),
  });
}
