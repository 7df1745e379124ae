import type { QuantityMention } from '../../../language/numbers/quantities.js';
import { noted } from '../once.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import type { Pair } from '../rules/rule.js';

type Figure = QuantityMention;

const RISES =
  /^(?:ris(?:e|es|en|ing)|rose|climb(?:s|ed|ing)?|jump(?:s|ed)?|[وف]?(?:ا|ي|ت)رتف[اع]+ت?|(?:و|ب)?(?:ال)?ارتفاع)$/;
const TO = /^(?:to|الي)$/;
const EARLY = /^(?:preliminary|initial|early|provisional|اولي[هة]?|(?:ال)?اولي[هة])$/;
const COUNT =
  /^(?:tolls?|counts?|reports?|figures?|estimates?|(?:ال)?(?:حصيل[هة]|احصا|تقديرات|ارقام))$/;

/** Whether a verb brings its statement to a figure: "has risen to 16". */
function isBroughtTo(
  { tokens }: AnalysedStatement,
  { boundFrom, from }: Figure,
  brings: (verb: string) => boolean,
): boolean {
  const to = (boundFrom ?? from) - 1;
  return TO.test(tokens[to]?.text ?? '') && tokens.slice(0, to).some(({ text }) => brings(text));
}

/** "The toll has risen to 16": more than was counted before. */
const isRisen = (statement: AnalysedStatement, figure: Figure): boolean =>
  isBroughtTo(statement, figure, (verb) => RISES.test(verb));

/** «في حصيلة أولية», "an initial report". */
const isEarly = noted(({ tokens }: AnalysedStatement): boolean =>
  tokens.some(
    ({ text }, at) =>
      EARLY.test(text) &&
      (COUNT.test(tokens[at - 1]?.text ?? '') || COUNT.test(tokens[at + 1]?.text ?? '')),
  ),
);

/** Whether the larger of two counts of people says of itself that it has grown, or the smaller that it is a first one. */
export function hasGrown({ a, b }: Pair, x: Figure, y: Figure): boolean {
  if (!x.kinds.includes('person') && !y.kinds.includes('person')) return false;
  const [low, high] = [x.lower ?? x.upper ?? 0, y.lower ?? y.upper ?? 0];
  const [early, late, figure] = low < high ? [a, b, y] : [b, a, x];
  return isRisen(late, figure) || (isEarly(early) && !isEarly(late));
}

const NOW = /^(?:now|nowadays|currently|الان|حاليا|بات|باتت)$/;
const TODAY = /^(?:today|اليوم)$/;
/** What is now, or stands so today: what happened today is news of the day. */
const tellsNow = noted(
  ({ tokens, dates, tense }: AnalysedStatement): boolean =>
    (dates.length === 0 && tokens.some(({ text }) => NOW.test(text))) ||
    (tense !== 'PAST' && tokens.some(({ text }) => TODAY.test(text))),
);
const tellsPastYear = noted(
  ({ dates, tense }: AnalysedStatement): boolean =>
    tense === 'PAST' && dates.length > 0 && dates.every(({ precision }) => precision === 'YEAR'),
);

const WAS = /^(?:[وف]?كان(?:ت|وا)?|was|were|had)$/;
const BEFORE = /^(?:قبل|before)$/;
const HAD = /^(?:had|[وف]?كان(?:ت|وا)?)$/;
const PART_OF_DAY =
  /^(?:dawn|noon|midnight|sunrise|sunset|\d.*|(?:ال)?(?:فجر|ظهر|غروب|شروق|منتصف))$/;
/** "Before" stands no further behind the figure than this, in tokens. */
const REACH = 3;

/** «كان سعر … قبل الأزمة», "stood at 40 before the war": what a figure was until something came. */
const tellsBefore = noted(({ tokens, quantities }: AnalysedStatement): boolean => {
  const was = tokens.findIndex(({ text }) => WAS.test(text));
  const opens = BEFORE.test(tokens[0]?.text ?? '') && !PART_OF_DAY.test(tokens[1]?.text ?? '');
  if (opens && HAD.test(tokens[was]?.text ?? '')) return quantities.some(({ from }) => was < from);
  return quantities.some(
    ({ from, nounEnd }) =>
      was >= 0 &&
      was < from &&
      !tokens.slice(was + 1, from).some(({ text }) => text.endsWith('ed')) &&
      tokens.slice(nounEnd, nounEnd + REACH).some(({ text }) => BEFORE.test(text)),
  );
});

const CHANGES =
  /^(?:rais(?:e|es|ed)|increas(?:e|es|ed)|hik(?:e|es|ed)|cuts?|lower(?:s|ed)|reduc(?:e|es|ed)|[وف]?[يتن]?(?:رفع|خفض|زاد)(?:ت|وا)?)$/;

/** «رُفع السعر إلى», "rose to": what a figure has come to. */
const comesTo = noted((statement: AnalysedStatement): boolean =>
  statement.quantities.some((figure) =>
    isBroughtTo(statement, figure, (verb) => RISES.test(verb) || CHANGES.test(verb)),
  ),
);

const isThen = (then: AnalysedStatement, now: AnalysedStatement): boolean =>
  (tellsPastYear(then) && tellsNow(now)) ||
  (tellsBefore(then) &&
    !tellsBefore(now) &&
    (tellsNow(now) || comesTo(now) || now.tense === 'PRESENT'));

/** "In 1990 there were 40", "there are now 600"; "was 40 before the war", "is 600". */
export const tellsThenAndNow = ({ a, b }: Pair): boolean => isThen(a, b) || isThen(b, a);
