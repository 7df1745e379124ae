import { type Token, TokenKind } from '../../../language/text/tokens.js';
import type { Reading } from '../text/reading.js';
import { foldedSet as folded } from '../text/token-tests.js';

/** و or ف off the front of a word. */
export const bare = (word: string): string =>
  word.length > 3 && /^[وف]/.test(word) ? word.slice(1) : word;

const THAT = /^(?:ان|بان)(?:ه|ها|هم|هما|هن|ني|نا|ك|كم|نه)?$/;
const THAT_ONLY = /^(?:ان|بان)$/;

/** إن, أن, بأن and the same with a pronoun; folding makes the two one. */
export const isThat = (word: string): boolean => THAT.test(word);
/** A particle by itself: with a pronoun («إنه») it is the subject of the clause too. */
export const isBareThat = (word: string): boolean => THAT_ONLY.test(word);

export const RELATIVES = folded('الذي التي الذين اللذان اللتان اللذين اللتين اللواتي اللاتي');

/** Words that begin a time or circumstance and end the name of a source. */
export const CIRCUMSTANCES = folded(
  'خلال عقب بعد قبل أثناء إثر عبر أمام بمناسبة ردا تعليقا حول بشأن حيال وسط منذ حين عندما لدى بعدما قبيل بعيد غداة',
  'أمس اليوم غدا البارحة مساء صباح فجر ليل ليلة ظهر عصر الليلة الآن لاحقا أخيرا مؤخرا سابقا أيضا مجددا صراحة علنا بدوره بدورها',
  'الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت يوم وذلك وهو وهي وهم كما حيث بحضور برفقة قائلا قائلة قائلين',
);

/** What one speaks in: «في بيان», «في مقابلة مع». */
export const OCCASIONS = folded(
  'بيان البيان بيانه بيانها تصريح تصريحات تصريحاته تصريحاتها حديث حديثه حديثها مقابلة مؤتمر كلمة كلمته كلمتها خطاب خطابه خطابها رسالة تغريدة تقرير',
  'اتصال ختام جلسة منشور رد رده ردها لقاء حوار اجتماع وقت مقال افتتاح ندوة برنامج مستهل سياق مداخلة إيجاز إحاطة أول تسجيل مقطع بث شهادته شهادتها مذكراته تدوينة إفادة',
);

/** Nouns of media, as they stand before a name. */
export const MEDIA = folded(
  'وكالة صحيفة قناة إذاعة تلفزيون التلفزيون موقع مجلة جريدة شبكة محطة الوكالة الصحيفة القناة الإذاعة الموقع المجلة الجريدة منصة',
);

/** Media known by one word. */
export const MEDIA_NAMES = folded(
  'رويترز الجزيرة العربية بلومبرغ سبوتنيك الأناضول أسوشيتد فرانس سانا واس بترا',
);

/** … and by two. */
export const MEDIA_PAIRS = folded(
  'نيويورك_تايمز واشنطن_بوست فايننشال_تايمز وول_ستريت بي_بي سي_إن سكاي_نيوز فوكس_نيوز فرانس_برس أسوشيتد_برس دير_شبيغل دويتشه_فيله',
);

/** Persons in general, to whom one speaks; they carry nothing. */
export const LISTENERS = folded(
  'للصحفيين للصحافيين الصحفيين الصحافيين الصحفيون للنواب لأنصاره للحضور للمشاركين لوسائل',
);

/** Words that open a clause whose subject may stand before its verb. */
export const CLAUSE_OPENERS = folded(
  'ثم لكن ولكن بينما فيما حين أما غير إلا كان كانت كانوا وكان وكانت وكانوا بل إذ رغم مع أن لأن وأما فقد قد وقد',
);

/** Nouns of doing that are often the object of a verb of saying, and never a name. */
const ACTION =
  /^(?:است.{3,}|(?!ال(?!ت?.ا.$))ا.{1,2}ت?.?ا.|ت.{2}ي.(?:ه|ها|هم)?|ت.{4}ات|تصريح|اقوال|كلام|موقف|مواقف|سياس[ةه]|سياسات|مقتل|فوز|قرار|خط[هة]|وجود|وقوع|دور|ني[هة]|علم(?:ه|ها|هم)|عدم|اي|ما|من|هذا|هذه|ذلك|تلك|كل|جميع|بعض|مسوولي[ةه]|سعر|سبل|موعد|نتائج|اسباب|ارقام|انباء|تقارير|اتهامات|مزاعم|مقترح|مشروع|طلب|دعم|رفع|خفض|وقف|فتح|بدء|نشر|منح|دفع|صرف|بناء|قصف|قتل|اطلاق|مسو.{2,}|صحة|وفاة|زيارة|زيادة|اقالة|حل|نقل|عقد|بيع|شراء|سجن|ترشح|ترشيح|فرض|منع|حجب|ضرورة|اهمية|حق|التزام.{1,3}|رفض.{1,3}|دعم.{1,3}|استعداد.{1,3}|حرص.{1,3})$/;

export const isActionNoun = (word: string): boolean => ACTION.test(word);

/** «الاستقالة», «الانسحاب»: what is done, and so no adjective of who does it. */
export const isDefiniteAction = (word: string): boolean =>
  /^ال(?:است.{2,}|ان.{1,2}ا.|ا.ت.ا.|ا.{2}ا.)[ةه]?$/.test(word) && !/(?:ي|ية|يه)$/.test(word);

/** «العودة», «التوسط»: what is wanted or done, and no further word of a name. */
const isDefiniteNoun = (word: string): boolean =>
  isDefiniteAction(word) || /^ال.{2,}[ةه]$/.test(word) || /^الت[ء-ي]{2,3}[^ي]$/.test(word);

const GIVEN = /^(?:الله|الدين|الاسلام)$/;

/** Whether a name ends behind the token at `at`: «سامر الحوراني», but «نور الدين حسن», «عبد الرحمن حسن». */
export const endsName = (tokens: readonly Token[], at: number): boolean => {
  const word = tokens[at]?.text ?? '';
  return (
    isDefinite(word) &&
    !GIVEN.test(word) &&
    !/^[وف]?(?:عبد|ابو|ابي|ام)$/.test(tokens[at - 1]?.text ?? '') &&
    (!isDefinite(tokens[at + 1]?.text ?? '') || isDefiniteNoun(tokens[at + 1]?.text ?? ''))
  );
};

/** A word that ends a chain of nouns: with the article, or with a pronoun. */
export const isDefinite = (word: string): boolean => /^(?:ال|لل|بال)/.test(word);

export const isArabic = (token: Token | undefined): token is Token =>
  token?.kind === TokenKind.ARABIC;

/** Words with ب that begin no complement: «بعد», «باسم», «بسبب». */
const NO_BI = folded(
  'بعد بين باسم بسبب بشأن بعدما بينما بل بلا بلد بلاده بلادها بيان بيانات بدوره بدورها بصفته بصفتها بحضور برفقة برئاسة بمناسبة بدل بدلا بدون بحسب بعض بعضهم بنحو بحلول بموجب بخصوص بقيادة بلدة بلدية بناء بنك باحث باحثون برلمان برنامج بات باتت بن بنت بطل بدأ بدأت بلغ بلغت بغداد بيروت برلين باريس بكين بمشاركة بالتزامن بالمقابل بالتالي بالإضافة بالفعل بالكامل بقي بقيت بقية',
);

/** Whether ب is a preposition here that may lead to what is promised or demanded. */
export const leadsWithBi = (word: string): boolean => /^ب..+/.test(word) && !NO_BI.has(word);

const NO_LI = folded(
  'لكن لكنه لكنها لدى لدي لقاء لجنة لجان لم لن ليس ليست لا لو لان لانه لانها لبنان ليبيا ليل ليلة لاحقا لذا لذلك لغة لاعب لحظة',
);

export const leadsWithLi = (word: string): boolean => /^ل..+/.test(word) && !NO_LI.has(word);

/** «لإذاعة»: ل off the front, and ال where two ل stand for it. */
export const withoutLi = (word: string): string =>
  /^لل../.test(word) ? `ال${word.slice(2)}` : word.slice(1);

/** «مراراً»: with the ending of an adverb, and so nobody's name. */
export const isAccusative = ({ raw, tokens }: Reading, at: number): boolean => {
  const token = tokens[at];
  return token !== undefined && /[ء-ي](?:ًا?|اً)$/.test(raw.slice(token.start, token.end));
};
