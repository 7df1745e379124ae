import type { Language } from '../../language/language.js';

/** How an article's content is written. */
export enum ContentFormat {
  TEXT = 'TEXT',
  MARKDOWN = 'MARKDOWN',
  HTML = 'HTML',
}

/** An article as its page gives it. What the page does not state is null, never guessed. */
export interface ArticlePage {
  format: ContentFormat;
  /** The main text: paragraphs on lines of their own, without navigation, markup or comments. */
  text: string;
  headline: string | null;
  byline: string | null;
  /** The outlet's name as printed. */
  outlet: string | null;
  /** EDTF: `2021`, `2021-12` or `2021-12-11`; the day at the place that the page's time names. */
  publishedAt: string | null;
  language: Language | null;
  /** Absolute, as the page names itself. */
  url: string | null;
}

/** Why no article can be read from a page, as the end of a sentence that begins with what was read. */
export class UnreadablePage extends Error {
  override readonly name = 'UnreadablePage';
}

/** A page of which only the text is known. */
export function bareText(format: ContentFormat, text: string): ArticlePage {
  return {
    format,
    text,
    headline: null,
    byline: null,
    outlet: null,
    publishedAt: null,
    language: null,
    url: null,
  };
}
