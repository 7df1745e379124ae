import { detectLanguage } from '../../language/text/detect-language.js';
import { Language } from '../../language/language.js';

/** A stretch of a sentence; `quoted` where it stands between quotation marks, which it leaves outside. */
export interface Passage {
  text: string;
  quoted: boolean;
}

const QUOTED = /(?<=[“«"])[^“”«»"]+(?=[”»"])/gu;

/**
 * A sentence cut at its quotations. Two Arabic quotations parted by a comma would change places in an English line, so
 * each has to be isolated by itself; the marks stay with the sentence, whose language they are. Joined in order, the
 * texts give the sentence back.
 */
export function passages(sentence: string): Passage[] {
  const parts: Passage[] = [];
  let at = 0;
  for (const { 0: quotation, index } of sentence.matchAll(QUOTED)) {
    if (index > at) parts.push({ text: sentence.slice(at, index), quoted: false });
    parts.push({ text: quotation, quoted: true });
    at = index + quotation.length;
  }
  if (at < sentence.length) parts.push({ text: sentence.slice(at), quoted: false });
  return parts;
}

/** The address as a link target, percent-encoded; null for anything but the web, which is shown as plain text. */
export function webAddress(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href.replaceAll('\\', '%5C') : null;
}

const LEFT_TO_RIGHT_MARK = '\u200e';
const RIGHT_TO_LEFT_MARK = '\u200f';

/** The invisible mark that counts as a letter of the language's direction. */
export function directionMark(language: Language): string {
  return language === Language.AR ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK;
}

/**
 * Holds a text of the other direction together inside a line of plain text. The inner marks keep a closing bracket on
 * its own side, the outer ones keep two such neighbours, and an arrow between them, in the order of the line. Marks and
 * not isolates: GitHub warns of isolates as hidden text.
 */
export function keepDirection(text: string, around: Language): string {
  const language = detectLanguage(text);
  if (language === null || language === around) return text;
  const [inner, outer] = [directionMark(language), directionMark(around)];
  return outer + inner + text + inner + outer;
}
