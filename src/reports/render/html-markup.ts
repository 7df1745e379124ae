import { escapeHtml } from '../../contradictions/explain/escape-html.js';
import { markedSegments } from '../../contradictions/explain/marked-segments.js';
import type { Span } from '../../contradictions/detection/types.js';
import { detectLanguage } from '../../language/text/detect-language.js';
import { Language } from '../../language/language.js';
import { passages } from './text-parts.js';
import type { Voice } from './voice.js';

/** Markup that is safe to insert as it is. Only `markup` and `verbatim` make it, so all other text gets escaped. */
export class Markup {
  constructor(readonly source: string) {}
}

export type Part = Markup | string | number | false | null | Part[];

function sourceOf(part: Part): string {
  if (part === null || part === false) return '';
  if (part instanceof Markup) return part.source;
  if (Array.isArray(part)) return part.map(sourceOf).join('');
  return escapeHtml(String(part));
}

/** A template whose values are escaped, for element content and for double-quoted attributes alike. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(
    strings.reduce((made, text, i) => `${made}${sourceOf(parts[i - 1] ?? null)}${text}`),
  );
}

/** Our own style sheet; never anything that came from a user. */
export function verbatim(source: string): Markup {
  return new Markup(source);
}

/**
 * `lang` and `dir` for text of its own direction. The first strong letter, which `dir="auto"` goes by, misleads when an
 * Arabic statement opens with a Latin name; the statement's language, or that of most letters, does not.
 */
export function direction(text: string, language: Language | null = null): Markup {
  const known = language ?? detectLanguage(text);
  if (known === null) return markup`dir="auto"`;
  return known === Language.AR ? markup`lang="ar" dir="rtl"` : markup`lang="en" dir="ltr"`;
}

/** A name or a value inside a line of the report: isolated, and its language said where it is not the report's. */
export function isolated(text: string, voice: Voice): Markup {
  const language = detectLanguage(text);
  return language === null || language === voice.language
    ? markup`<bdi>${text}</bdi>`
    : markup`<bdi lang="${language.toLowerCase()}">${text}</bdi>`;
}

/** A statement with the words that clash in `<mark>`. */
export function marked(statement: string, spans: readonly Span[]): Markup {
  const parts = markedSegments(statement, spans).map((segment) =>
    segment.marked ? markup`<mark>${segment.text}</mark>` : markup`${segment.text}`,
  );
  return markup`${parts}`;
}

/** A finding's sentence with each quotation isolated, so that none changes places with another. */
export function sentence(text: string, voice: Voice): Markup {
  const parts = passages(text).map((part) =>
    part.quoted ? isolated(part.text, voice) : part.text,
  );
  return markup`${parts}`;
}
