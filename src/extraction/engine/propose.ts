import { detectLanguage } from '../../language/text/detect-language.js';
import { Language } from '../../language/language.js';
import { readQuantities } from '../../language/numbers/quantities.js';
import { type Attributed, AttributionReader } from './attributions.js';
import { formOf, kindOf, stanceOf } from './kind.js';
import { saidOn } from './period/said-at.js';
import { statedPeriod } from './period/stated-period.js';
import type { Registry } from './speakers/registry.js';
import { dayOf, standalone, statedDates } from './statement.js';
import { type Range, spanOf } from './text/ranges.js';
import { type Reading, readText } from './text/reading.js';
import type { ArticleFacts, Cue, Proposal, Span } from './types.js';
import { checkWorthiness } from './worth.js';

/** Raised where the same text may give other proposals than before. */
export const EXTRACTION_VERSION = '1.1';

/**
 * The claims that a text attributes to somebody, in the order of their content. Never throws, whatever
 * the text; work grows with the text's length and no faster.
 */
export function proposeClaims(text: string, facts: ArticleFacts = {}): Proposal[] {
  const language = facts.language ?? detectLanguage(text);
  if (language === null) return [];
  const reading = readText(text, language);
  const reader = new AttributionReader(reading, facts);
  const attributed = reader.read();
  const day = dayOf(facts.publishedAt);
  return attributed
    .map((each) => proposalOf(reading, each, reader, day))
    .sort((a, b) => a.content.start - b.content.start || b.content.end - a.content.end);
}

function proposalOf(
  reading: Reading,
  attributed: Attributed,
  reader: AttributionReader,
  day: number | null,
): Proposal {
  const { found, resolved, chain, inner } = attributed;
  const { raw, tokens, language } = reading;
  const entry = found.cue?.form.entry;
  const parts = found.parts.map((part) => spanOf(raw, tokens, part));
  const content = between(raw, parts);
  const source = found.source ? sourceSpan(reading, found.source, entry?.takes === 'LAM') : null;
  const cue: Cue | null =
    found.cue && entry ? { ...spanOf(raw, tokens, found.cue), lemma: entry.lemma } : null;
  const kind = kindOf(reading, found, inner);
  const passage = between(raw, [content, source, cue]);
  const statement = standalone(reading, attributed, reader.registry, day, kind);
  const proposal = {
    language,
    content,
    parts,
    passage,
    source,
    speaker: reader.trail.speaker(resolved),
    chain,
    cue,
    form: formOf(reading, found),
    stance: stanceOf(found),
    cueClass: entry?.class ?? ('SPEECH' as const),
    factivity: entry?.factivity ?? ('NEUTRAL' as const),
    kind,
    statement,
    quantities: readQuantities(statement.text, language),
    dates: statedDates(statement.text, day),
    period: statedPeriod(reading, found.parts, inner, day),
    saidAt: saidOn(passage, parts, day),
  };
  const namesInContent = hasNames(reading, found.parts, reader.registry);
  const worth = checkWorthiness({ ...proposal, namesInContent });
  return { ...proposal, worth };
}

/** The smallest stretch that holds all the spans given. */
function between(raw: string, spans: readonly (Span | null)[]): Span {
  const given = spans.filter((span) => span !== null);
  const start = Math.min(...given.map((span) => span.start));
  const end = Math.max(...given.map((span) => span.end));
  return { start, end, text: raw.slice(start, end) };
}

/** «وفقا لمصدر»: the ل that the phrase needs is not part of the name. */
function sourceSpan({ raw, tokens }: Reading, range: Range, afterLi: boolean): Span {
  const span = spanOf(raw, tokens, range);
  if (!afterLi || !/^ل[^ل]/.test(span.text)) return span;
  const start = span.start + (span.text.startsWith('لـ') ? 2 : 1);
  return { start, end: span.end, text: raw.slice(start, span.end) };
}

function hasNames(
  { tokens, language }: Reading,
  parts: readonly Range[],
  registry: Registry,
): boolean {
  return parts.some(({ from, to }) => {
    for (let at = from + 1; at < to; at++) {
      const token = tokens[at];
      if (token && (language === Language.EN ? token.capital : registry.byName(token.text)?.named))
        return true;
    }
    return false;
  });
}
