import type { AnalysedStatement } from '../reading/analyse.js';
import { once } from '../once.js';

/**
 * What may be done to several, by several, or over and over, so that doing it here or to one excludes
 * nothing there or of another; folded, with what may stand before an Arabic verb.
 */
const AGAIN =
  /^(?:visit(?:s|ed|ing)?|meets?|met|tour(?:s|ed)?|spoke|speaks?|attend(?:s|ed)?|participat(?:e|es|ed)|took|arrest(?:s|ed)?|detain(?:s|ed)?|overturned|hit|struck|shook|treat(?:s|ed)?|seiz(?:e|es|ed)|signed|includ(?:e|es|ed)|[وف]?س?(?:زار|زارت|[يت]زور|زيارة|التقي|التقت|[يت]لتقي|شارك|شاركت|شاركوا|[يت]شارك|ضرب|ضربت|هز|هزت|ضبط|ضبطت|[يت]ضبط|[يت]ضم|ضم|ضمت|اعتقل|اعتقلت|حضر|حضرت|جال|تفقد|قتل|قتلت))$/;

/** What each of two may do to the other: to accuse, to praise, to thank. */
const MUTUAL =
  /^(?:accus(?:e|es|ed|ing)|criticis(?:e|es|ed)|criticiz(?:e|es|ed)|thank(?:s|ed)?|blam(?:e|es|ed)|describ(?:e|es|ed)|call(?:s|ed)?|urg(?:e|es|ed)|threaten(?:s|ed)?|prais(?:e|es|ed)|phon(?:e|es|ed)|[وف]?س?(?:اتهم|اتهمت|[يت]تهم|انتقد|انتقدت|[يت]نتقد|شكر|شكرت|وصف|وصفت|[يت]صف|دعا|دعت|[يت]دعو|هدد|هددت|[يت]هدد|طمان|[يت]طمين|اشاد|اشادت|هنا|هنات|ناشد|طالب|طالبت|[يت]طالب))$/;

/** How many words one who tells of such an act puts before it. */
const REACH = 5;

const opensWith = ({ tokens, frame }: AnalysedStatement, act: RegExp): boolean =>
  tokens.slice(frame.to, frame.to + REACH).some(({ text }) => act.test(text));

const tellsAgain = once((statement: AnalysedStatement): boolean => opensWith(statement, AGAIN));

/** Whether both tell of an act that can be done again elsewhere or to another. */
export const isRepeatable = (a: AnalysedStatement, b: AnalysedStatement): boolean =>
  tellsAgain(a) && tellsAgain(b);

/** Whether both tell of an act that the two parties can do to each other. */
export const isMutual = (a: AnalysedStatement, b: AnalysedStatement): boolean =>
  opensWith(a, MUTUAL) && opensWith(b, MUTUAL);
