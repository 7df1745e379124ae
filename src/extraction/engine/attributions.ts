import { Language } from '../../language/language.js';
import type { Token } from '../../language/text/tokens.js';
import { looseKey } from '../../language/text/normalise.js';
import { findInArabic } from './arabic/find.js';
import { findInEnglish } from './english/find.js';
import { KnownSpeakers } from './speakers/known.js';
import { leadingSubject } from './speakers/leading-subject.js';
import { type Entity, Registry } from './speakers/registry.js';
import { type Resolved, SpeakerTrail } from './speakers/resolve.js';
import type { Found } from './text/found.js';
import { findInHeadline, isHeadline } from './text/headline.js';
import { continueQuote } from './text/loose-quotes.js';
import { contains, type Range, spanOf } from './text/ranges.js';
import type { Reading } from './text/reading.js';
import { type Sentence, splitSentences } from './text/sentences.js';
import type { ArticleFacts, Hop, Span } from './types.js';

/** Nobody quotes more in one go; what does is no prose, and each is compared with the others. */
const MOST_QUOTED = 60;

/** An attribution with who is behind it. */
export interface Attributed {
  found: Found;
  resolved: Resolved;
  chain: Hop[];
  /** What lies in its content and is what somebody else says. */
  inner: Range[];
}

/** Everything found in a text, in its order, with the speakers resolved. */
export class AttributionReader {
  readonly registry: Registry;
  readonly trail: SpeakerTrail;
  private readonly all: Attributed[] = [];
  private last: { found: Found; paragraph: number } | null = null;
  private readonly outlet: string | null;
  private readonly names: ReadonlySet<string>;

  constructor(
    private readonly reading: Reading,
    facts: ArticleFacts,
  ) {
    this.registry = new Registry(reading);
    this.names = this.registry.nameWords();
    const known = new KnownSpeakers(facts.knownSpeakers ?? [], facts.publishedAt ?? null);
    this.trail = new SpeakerTrail(reading, this.registry, known);
    this.outlet = facts.outlet ? looseKey(facts.outlet) : null;
  }

  read(): Attributed[] {
    for (const sentence of this.reading.sentences) {
      const found = this.findIn(sentence);
      if (found.length === 0) this.readPlain(sentence);
      else this.take(sentence, this.withQuoted(sentence, found));
    }
    return this.all;
  }

  private findIn(sentence: Sentence): Found[] {
    const { reading } = this;
    if (isHeadline(reading, sentence)) {
      const titled = findInHeadline(
        reading,
        sentence,
        (word) => this.registry.byName(word) !== null,
      );
      if (titled) return [titled];
    }
    return reading.language === Language.AR
      ? findInArabic(reading, sentence, this.names)
      : findInEnglish(reading, sentence, (word) => this.registry.byName(word) !== null);
  }

  /** What is found, and what those who are quoted quote in turn; quotes are found in Arabic only. */
  private withQuoted(sentence: Sentence, found: readonly Found[]): Found[] {
    if (this.reading.language !== Language.AR) return [...found];
    return found.flatMap((each) => [each, ...this.findInQuotes(sentence, each)]);
  }

  private findInQuotes({ paragraph }: Sentence, { parts }: Found): Found[] {
    const { tokens, quoteEnd } = this.reading;
    const all: Found[] = [];
    for (const part of parts) {
      for (let at = part.from; at < part.to; at++) {
        const end = quoteEnd[at] ?? 0;
        if (end <= at || end > part.to) continue;
        for (const { from, to } of sentencesWithin(tokens, { from: at + 1, to: end - 1 })) {
          const inner = findInArabic(this.reading, { from, to, paragraph }, this.names);
          all.push(...inner.filter((each, i) => isOthers(each, inner[i - 1])));
        }
        at = end - 1;
      }
    }
    return all.slice(0, MOST_QUOTED);
  }

  /** A sentence without attribution: a quote that goes on, or words about somebody whom "he" then means. */
  private readPlain(sentence: Sentence): void {
    this.readLoose(sentence);
    if (this.reading.language !== Language.EN || isHeadline(this.reading, sentence)) return;
    const range = leadingSubject(this.reading, sentence.from, sentence.to, this.names);
    if (range) this.trail.note(range);
  }

  /** A sentence that is nothing but a quote goes on with who spoke before it. */
  private readLoose(sentence: Sentence): void {
    const goesOn = continueQuote(this.reading, sentence, this.last);
    const before = this.all.at(-1);
    if (!goesOn || !before) return;
    const { quote, joins } = goesOn;
    if (joins && this.last) {
      this.last.found.parts.push(quote);
      this.last = { found: this.last.found, paragraph: sentence.paragraph };
      return;
    }
    const found: Found = {
      cue: null,
      frame: null,
      source: null,
      missing: 'CONTINUED',
      parts: [quote],
      carriers: [],
      negated: false,
    };
    this.take(sentence, [found]);
  }

  private take(sentence: Sentence, found: readonly Found[]): void {
    const here: Attributed[] = [];
    for (const each of found) {
      const outer = enclosing(here, each);
      if (outer && isVague(each)) continue;
      const shared = this.sharedSubject(sentence, here, each, outer);
      if (!shared && !outer && this.qualifies(each)) continue;
      // «وأضاف» after a quote goes on with who was quoted, not with whom he quoted.
      const resolved = this.trail.resolve(each, shared, !this.isQuoted(each));
      this.shareSource(each, here);
      here.push({ found: each, resolved, chain: [], inner: [] });
    }
    for (const each of here) {
      each.chain = this.chainOf(each, here);
      each.inner = contentsWithin(each, here);
    }
    this.all.push(...here);
    const last = here.findLast(({ found: { parts } }) => parts.length > 0);
    if (last) this.last = { found: last.found, paragraph: sentence.paragraph };
  }

  /** "X warned of waves and urged residents": in English the words that name X are the source of both. */
  private shareSource(found: Found, here: readonly Attributed[]): void {
    if (this.reading.language !== Language.EN || found.missing !== 'SHARED') return;
    const beside = here.findLast((each) => each.found.source !== null && !isInside(each, here));
    if (beside) found.source = beside.found.source;
  }

  /** «المظاهرات حقيقية ورافضة للنفوذ»: an adjective of something that nobody was said to say. */
  private qualifies({ cue, missing, frame }: Found): boolean {
    const phrase = frame === 'OBJECT' || frame === 'PREP';
    const adjective = cue?.form.shape === 'PARTICIPLE' || cue?.form.shape === 'ADJECTIVE';
    return this.reading.language === Language.AR && adjective && phrase && missing !== null;
  }

  private isQuoted({ cue }: Found): boolean {
    return cue !== null && (this.reading.quoteStart[cue.from] ?? -1) >= 0;
  }

  /** Who the clause around a participle or a dropped subject speaks of: the one before it in the sentence. */
  private sharedSubject(
    sentence: Sentence,
    here: readonly Attributed[],
    found: Found,
    outer: Attributed | null,
  ): Entity | null {
    if (found.source || found.missing === 'CONTINUED') return null;
    const beside = here.filter((each) => each !== outer && !isInside(each, here)).at(-1);
    if (found.missing === 'SHARED' && beside) return beside.resolved.entity;
    if (this.isQuoted(found)) {
      const quoted = here.findLast((each) => each.found.source && this.isQuoted(each.found));
      if (quoted) return quoted.resolved.entity;
    }
    if (outer) return null;
    return beside?.resolved.entity ?? this.subjectOf(sentence, found);
  }

  /** "The office has declined to comment, saying": the subject of a sentence that says nothing before. */
  private subjectOf(sentence: Sentence, found: Found): Entity | null {
    const limit = found.cue?.from ?? found.parts[0]!.from;
    const range = leadingSubject(this.reading, sentence.from, limit, this.names);
    return range ? this.trail.named(range) : null;
  }

  private chainOf(each: Attributed, here: readonly Attributed[]): Hop[] {
    const { found, resolved } = each;
    const outer = enclosing(here, found);
    const hops = outer ? [...outer.chain, this.hopOf(outer)] : [];
    const cue = this.cueSpan(found);
    if (found.droppedCarrier) {
      const body = this.trail.lastBody();
      if (body && body !== resolved.entity) hops.push(this.trail.hopOf(body, null, cue));
    }
    for (const carrier of found.carriers) hops.push(this.trail.hop(carrier, cue));
    const own = looseKey(resolved.entity.name);
    return hops.filter(({ name }) => {
      const key = looseKey(name);
      return key !== this.outlet && key !== own;
    });
  }

  private hopOf({ found, resolved }: Attributed): Hop {
    const { raw, tokens } = this.reading;
    const span = found.source ? spanOf(raw, tokens, found.source) : null;
    return this.trail.hopOf(resolved.entity, span, this.cueSpan(found));
  }

  private cueSpan({ cue }: Found): Span | null {
    return cue ? spanOf(this.reading.raw, this.reading.tokens, cue) : null;
  }
}

/** The attribution in whose content another stands, the innermost; null where none. */
function enclosing(here: readonly Attributed[], found: Found): Attributed | null {
  let inner: Attributed | null = null;
  for (const each of here) {
    if (each.found === found || !found.cue) continue;
    const cue = found.cue;
    if (each.found.parts.some((part) => contains(part, cue))) inner = each;
  }
  return inner;
}

/** Where somebody quoted speaks of others: who says "we think" speaks already. */
const isOthers = ({ source, missing }: Found, before: Found | undefined): boolean =>
  source !== null || (missing !== null && before !== undefined && before.source !== null);

/** The sentences of a quote. */
function sentencesWithin(tokens: readonly Token[], { from, to }: Range): Range[] {
  const words = tokens.slice(from, to);
  const inside = splitSentences(words, {
    paragraphOf: new Int32Array(words.length),
    quoteEnd: new Int32Array(words.length),
    attributes: () => false,
  });
  return inside.map((each) => ({ from: from + each.from, to: from + each.to }));
}

function contentsWithin({ found, resolved }: Attributed, here: readonly Attributed[]): Range[] {
  const within = (range: Range): boolean =>
    found.parts.some((part) => contains(part, range) && !contains(range, part));
  return here
    .filter((each) => each.resolved.entity !== resolved.entity)
    .flatMap((each) => each.found.parts.filter(within));
}

/** Inside what somebody says, a verb without subject and clause adds nothing: «أنه حذر من ذلك». */
const isVague = ({ missing, frame }: Found): boolean =>
  missing === 'DROPPED' && (frame === 'OBJECT' || frame === 'PREP');

const isInside = ({ found }: Attributed, here: readonly Attributed[]): boolean =>
  enclosing(here, found) !== null;
