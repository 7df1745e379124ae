import { DateRole, type DateMention } from '../../../language/dates/dates.js';
import type { Token } from '../../../language/text/tokens.js';
import { TokenKind } from '../../../language/text/tokens.js';
import { opensPeriod } from './bounds.js';
import { foldedSet, isMark, textAt, wordSet } from '../text/token-tests.js';

/** Words that belong to the date after them. */
const LINKS = foldedSet(
  'يوم شهر عام سنة العام السنة مساء صباح فجر ظهر ليل ليلة الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت',
  'monday tuesday wednesday thursday friday saturday sunday early late',
);
const LEADS = foldedSet('في خلال بتاريخ طوال طيلة مدى', 'in on at during throughout over');
/** After these a date says whose or which, not when: "of 2018", «لعام 2021», "than last year". */
const OWNERS = foldedSet(
  'من ل كل إلى مقارنة مقابل بعام لعام للعام لسنة لشهر كعام',
  "the of for than from to a an its his her their our every each by ' s vs (",
);
/** Events that are told apart by their dates: «انتخابات 2018», «موازنة العام الماضي». */
const EVENTS = foldedSet(
  'انتخابات موازنة ميزانية اتفاق اتفاقية حرب غزو احتجاجات ثورة قانون دستور هجوم هجمات معاهدة قمة كأس مونديال موسم خطة زلزال أزمة جلسة اجتماع مؤتمر بيان تقرير نسخة دورة صفقة أرقام بيانات نتائج مستويات مستوى امتحانات',
);
/** Arranged or done at a date that is not the claim's: «المقررة في تشرين», «الموقع عام 2015». */
const ARRANGED =
  /^(?:ال|وال)(?:مقرر|مزمع|مرتقب|منعقد|موقع|مبرم|صادر|منتهي|مقام|منظم|مؤرخ|موعود|متوقع)ة?$/;
const COMPARED = foldedSet('مقارنة بالمقارنة قياسا', 'than compared versus against');
/** Words after which a clause is about something else than what is claimed. */
const ASIDES = foldedSet(
  'الذي التي الذين اللذين اللتين اللواتي عندما حين حينما بعدما قبلما إذا لو لولا طالما بسبب رغم بعد قبل عقب إثر منذ لأن لأنه لأنها',
  'which who whose where when after before because since although while if unless until once',
);
/** «النصف الثاني من تموز» is no second of July. */
const FRACTIONS = foldedSet('النصف الربع الثلث العقد القرن half quarter third decade century');
const FINITE = wordSet(
  "has have had is are was were will would must can could should did does do 'll",
);
const BE = wordSet('was were been be is are being get got');
const FOLLOWING = 12;
/** So far back a word may have begun the clause. */
const CLAUSE = 60;

/**
 * Whether a date says when the claim holds, and not which election, whose budget, or when something else
 * was that the claim speaks of. Goes by the words around it; in doubt it does not.
 */
export function datesClaim(tokens: readonly Token[], mention: DateMention): boolean {
  const { from, to, role } = mention;
  if (/^(?:'|s)$/.test(textAt(tokens, to)) || FRACTIONS.has(textAt(tokens, from - 1))) return false;
  const head = role === DateRole.AT ? headOf(tokens, from) : from;
  if (isAside(tokens, head)) return false;
  if (role !== DateRole.AT || opensPeriod(textAt(tokens, from))) return true;
  const before = tokens[head - 1];
  if (!before || (isMark(before) && before.text !== '('))
    return !tokens[head]?.text.startsWith('لل');
  if (isCompared(tokens, head) || /^(?:لل?|ب|ك)(?:عام|سنة|شهر|يوم)$/.test(textAt(tokens, head)))
    return false;
  if (LEADS.has(before.text)) return !isReduced(tokens, head - 2, to);
  return before.kind === TokenKind.ARABIC
    ? followsArabic(tokens, head)
    : followsEnglish(tokens, head, mention);
}

function headOf(tokens: readonly Token[], from: number): number {
  let head = from;
  while (LINKS.has(textAt(tokens, head - 1))) head--;
  return head;
}

function isCompared(tokens: readonly Token[], head: number): boolean {
  for (let at = Math.max(0, head - 4); at < head; at++)
    if (COMPARED.has(textAt(tokens, at))) return true;
  return false;
}

/** Whether a word since the last mark began a clause of its own. */
function isAside(tokens: readonly Token[], head: number): boolean {
  for (let at = head - 1; at >= Math.max(0, head - CLAUSE); at--) {
    if (isMark(tokens[at]) && !/^["'-]$/.test(textAt(tokens, at))) return false;
    if (ASIDES.has(textAt(tokens, at))) return true;
  }
  return false;
}

/** «المقررة في تشرين»; "the deal signed in 2015 has failed", whose own verb comes later. */
function isReduced(tokens: readonly Token[], at: number, to: number): boolean {
  const word = textAt(tokens, at);
  if (ARRANGED.test(word)) return true;
  if (!/^[a-z]+(?:ed|en|ght|lt|ld|de)$/.test(word) && !/^(?:held|due|set)$/.test(word))
    return false;
  if (BE.has(textAt(tokens, at - 1))) return false;
  for (let i = to; i < to + FOLLOWING && !isMark(tokens[i]); i++)
    if (FINITE.has(textAt(tokens, i))) return true;
  return false;
}

/** «سيفتح الجسر الجمعة», but «اجتماع الجمعة» and «في انتخابات 2018». */
function followsArabic(tokens: readonly Token[], head: number): boolean {
  const word = textAt(tokens, head - 1);
  if (OWNERS.has(word) || EVENTS.has(word.replace(/^[وفبل]/, '')) || EVENTS.has(word)) return false;
  return !ARRANGED.test(word);
}

/** "Closed Friday", "rose last year", "met June 2", but "the March deadline" and "2018 figures". */
function followsEnglish(
  tokens: readonly Token[],
  head: number,
  { precision }: DateMention,
): boolean {
  if (OWNERS.has(textAt(tokens, head - 1))) return false;
  return precision === 'DAY' || /^(?:last|next|this|later|earlier)$/.test(textAt(tokens, head));
}
