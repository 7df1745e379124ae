import { describe, expect, it } from '@jest/globals';
import { clauseNumbers } from '../text/clauses.js';
import { findNegations, negationDepth } from './negation.js';
import { fold } from '../text/normalise.js';
import { tokenise } from '../text/tokens.js';

/** Whether a word of the text is turned round. */
function isNegated(text: string, word: string): boolean {
  const tokens = tokenise(text);
  const clauses = clauseNumbers(tokens);
  const { negations } = findNegations(tokens, clauses, () => false);
  const at = tokens.findIndex((token) => token.text === fold(word));
  if (at < 0) throw new Error(`${word} is not in ${text}`);
  return negationDepth(negations, clauses, at) % 2 === 1;
}

describe('negation', () => {
  it.each([
    ['لم تنسحب القوات', 'تنسحب'],
    ['ولم يشارك الوفد', 'يشارك'],
    ['لم تدفع شركة «دلتا» أجور العمال', 'أجور'],
    ['فلن نغلق المعبر', 'نغلق'],
    ['ليس اللقاح إلزاميا', 'إلزاميا'],
    ['المياه غير صالحة للشرب', 'صالحة'],
    ['نفت الوزارة إقالة المدير', 'إقالة'],
    ['لا صحة لإغلاق المطار', 'لإغلاق'],
    ['عاد من دون اتفاق', 'اتفاق'],
    ['ما زار الوزير بنغازي', 'زار'],
    ['The firm won’t pay', 'pay'],
    ['It has never opened', 'opened'],
    ['There is no evidence of leaks', 'leaks'],
    ['He denied taking money', 'taking'],
    ['The deal was not signed', 'deal'],
    ['The council has yet to publish the map', 'publish'],
    ['تعذر ترميم المئذنة', 'ترميم'],
    ['خلا تقرير اللجنة من أي ذكر للسد', 'ذكر'],
    ['He sailed home without ever naming the owner', 'naming'],
    ['غادر المدرب دون أن يوقع أي عقد', 'عقد'],
    ['The mayor stopped short of blaming the firm', 'blaming'],
  ])('%s: %s is negated', (text, word) => {
    expect(isNegated(text, word)).toBe(true);
  });

  it.each([
    ['لا يزال المعبر مغلقا', 'مغلقا'],
    ['أبحرت سفينة «ميرسي دون» من طرابلس', 'طرابلس'],
    ['لم يطرح مصنع «برق» سيارته إلا في نيسان', 'سيارته'],
    ['ما زالت القوات باقية', 'باقية'],
    ['دون اتفاق انتهت القمة', 'انتهت'],
    ['لن يبقى سوى 900 جندي', 'يبقى'],
    ['ليس الأردن فقط بل مصر أيضا وقعت', 'الأردن'],
    ['غير المصرف شروط القروض', 'شروط'],
    ['نمت الصادرات غير أن العجز اتسع', 'العجز'],
    ['لا يقل عدد القتلى عن أربعين', 'القتلى'],
    ['ما أعلنته الوزارة صحيح', 'الوزارة'],
    ['لا شك أن الجفاف أضر بالقمح', 'أضر'],
    ['not only Jordan but Egypt signed', 'signed'],
    ['No fewer than 40 villages lost power', 'lost'],
    ['It is no surprise that exports fell', 'fell'],
    ['ليس غير قانوني', 'قانوني'],
    ['لم تنسحب القوات، لكن المعبر فتح', 'فتح'],
    ['The firm did not refuse to pay', 'pay'],
    ['لم يعجز الفريق عن التسجيل', 'التسجيل'],
    ['لا يخلو التقرير من أخطاء', 'أخطاء'],
    ['لا تنبت الشجرة، وهي من فصيلة نادرة، إلا في سقطرى', 'الشجرة'],
    ['The two plans are not unlike', 'plans'],
  ])('%s: %s is not', (text, word) => {
    expect(isNegated(text, word)).toBe(false);
  });
});
