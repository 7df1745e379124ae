import { looseKey } from '../../../language/text/normalise.js';
import { Language } from '../../../language/language.js';
import { isDefinite, isThat } from '../arabic/words.js';
import { subjectEnd } from '../arabic/noun-phrase.js';
import type { CueForm } from '../lexicon/cue-index.js';
import { CONJUNCTIONS, PREPOSITIONS, SUBORDINATORS } from '../english/words.js';
import { nounFacts } from '../lexicon/source-nouns.js';
import { type Range, spanOf } from '../text/ranges.js';
import type { Reading } from '../text/reading.js';
import { textAt } from '../text/token-tests.js';
import type { SourceKind, Span } from '../types.js';
import { describe } from './describe.js';
import { runEnd } from './english-mention.js';
import type { Mention } from './mention.js';

/** Somebody the article names or describes. */
export interface Entity {
  name: string;
  kind: SourceKind;
  /** Loose keys of the words of the name. */
  words: ReadonlySet<string>;
  /** Titles and nouns by which the article calls it. */
  nouns: Set<string>;
  /** Where its fullest name stands. */
  span: Span;
  named: boolean;
  gender: 'F' | 'M' | null;
}

const EMPTY: ReadonlySet<string> = new Set();
const wordKeys = (text: string): Set<string> =>
  new Set(
    looseKey(text)
      .split(' ')
      .filter((word) => word.length > 1),
  );
const withoutArticle = (key: string): string => key.replace(/^ال(?=..)/, '');

/** A word of a title in either gender: «العراقي», «العراقية». */
export const titleKey = (word: string): string => looseKey(word).replace(/(?<=..)[هة]$/, '');
const HEADS = ['الوزراء', 'الحكومة'].map(titleKey);
const HEAD = titleKey('رئيس');

/** Titles before a name are looked for in the text itself, so far back. */
const MAX_ENTITIES = 400;

/** Everybody whom a text names, found in one pass before anything is resolved. */
export class Registry {
  readonly entities: Entity[] = [];
  private readonly byWord = new Map<string, Entity[]>();
  /** Words already looked up, until somebody new is added. */
  private readonly lookups = new Map<string, Entity | null>();

  constructor(private readonly reading: Reading) {
    if (reading.language === Language.AR) this.readArabicNames();
    else this.readEnglishNames();
  }

  /** Folded words of all the names, for telling names from nouns. */
  nameWords(): ReadonlySet<string> {
    if (this.reading.language !== Language.AR) return EMPTY;
    const words = new Set<string>();
    for (const { span, named, kind } of this.entities) {
      if (!named || kind !== 'PERSON') continue;
      const parts = looseKey(span.text).split(' ');
      for (const word of parts) if (nounFacts(word) === null) words.add(word);
    }
    return words;
  }

  /** The entity that a mention's name belongs to: the one on record whose name holds all its words. */
  byName(text: string): Entity | null {
    const known = this.lookups.get(text);
    if (known !== undefined) return known;
    const found = this.findByName(text);
    this.lookups.set(text, found);
    return found;
  }

  private findByName(text: string): Entity | null {
    const keys = [...wordKeys(text)].map(withoutArticle);
    const [first] = keys;
    if (first === undefined) return null;
    const fitting = (this.byWord.get(first) ?? []).filter(({ words }) =>
      keys.every((key) => words.has(key)),
    );
    // «بايدن» is the man and not «إدارة بايدن».
    const people = fitting.filter(({ named, kind }) => named && kind === 'PERSON');
    const meant = keys.length === 1 && people.length > 0 ? people : fitting;
    const longest = Math.max(0, ...meant.map(({ words }) => words.size));
    const best = meant.filter(({ words }) => words.size === longest);
    const [one] = best;
    return one && best.every(({ name }) => looseKey(name) === looseKey(one.name)) ? one : null;
  }

  add(mention: Mention): Entity {
    const titles = this.titlesOf(mention);
    const range = mention.name ?? mention.description;
    const span = spanOf(this.reading.raw, this.reading.tokens, range);
    const plain =
      range.to - range.from === 1 && nounFacts(textAt(this.reading.tokens, range.from)) !== null;
    const known =
      (mention.name || mention.kind === 'ORGANISATION') && !plain ? this.byName(span.text) : null;
    if (known) {
      for (const noun of [...mention.nouns, ...titles]) known.nouns.add(noun);
      known.gender ??= mention.gender ?? null;
      return known;
    }
    const entity: Entity = {
      name: tidy(span.text),
      kind: mention.kind,
      words: new Set([...wordKeys(span.text)].map(withoutArticle)),
      nouns: new Set([...mention.nouns, ...titles]),
      span,
      named: mention.name !== null,
      gender: mention.gender ?? null,
    };
    if (this.entities.length >= MAX_ENTITIES) return entity;
    this.entities.push(entity);
    this.lookups.clear();
    for (const word of entity.words) {
      const list = this.byWord.get(word);
      if (list) list.push(entity);
      else this.byWord.set(word, [entity]);
    }
    return entity;
  }

  /** The words of the title before a name, by which «رئيس الحكومة العراقية» alone finds him again. */
  private titlesOf({ range, name }: Mention): string[] {
    if (!name || this.reading.language !== Language.AR) return [];
    const words: string[] = [];
    for (let at = range.from; at < name.from; at++)
      words.push(titleKey(textAt(this.reading.tokens, at)));
    // A head of government is called by either word.
    const heads = HEADS.filter((word) => words.includes(word));
    return heads.length > 0 && words[0] === HEAD ? [...words, ...HEADS] : words;
  }

  /** «وزير الأشغال سامر الحوراني»: a title, then a name of two words or more. */
  private readArabicNames(): void {
    const { tokens } = this.reading;
    const names = this.namesInBi();
    for (let at = 0; at < tokens.length; at++) {
      const facts = nounFacts(textAt(tokens, at));
      if (facts?.kind === 'ORGANISATION') this.addBody(at);
      if (!facts?.office) continue;
      const end = subjectEnd(this.reading, at, Math.min(tokens.length, at + 12), names);
      this.addNamed({ from: at, to: this.pastComma(at, end) }, 2);
    }
  }

  /** «بايدن» begins with ب, as what a preposition leads to does; but it speaks, and is a word with ب only. */
  private namesInBi(): ReadonlySet<string> {
    const { tokens, cues } = this.reading;
    const all = new Set(tokens.map(({ text }) => text));
    const names = new Set<string>();
    for (const [at, { text }] of tokens.entries()) {
      if (!/^ب(?!ال)[ء-ي]{3,}$/.test(text) || all.has(text.slice(1)) || names.has(text)) continue;
      const said = cues.matchAt(tokens, at - 1)?.values ?? [];
      const speaks = ({ entry, shape }: CueForm): boolean =>
        shape === 'FINITE' && entry.class === 'SPEECH' && !entry.prepositions?.includes('ب');
      if (!isThat(text) && said.length > 0 && said.every(speaks)) names.add(text);
    }
    return names;
  }

  /** «وزارة الصحة»: so that «الصحة» in a headline finds it. */
  private addBody(at: number): void {
    const end = subjectEnd(this.reading, at, Math.min(this.reading.tokens.length, at + 5), EMPTY);
    const first = textAt(this.reading.tokens, at);
    if (end - at >= 2 && !isDefinite(first) && !isPrefixed(first))
      this.add(describe(this.reading, { from: at, to: end }));
  }

  /** «الرئيس التنفيذي للشركة، مازن الغانم،»: the name between commas. */
  private pastComma(from: number, end: number): number {
    const { tokens } = this.reading;
    if (textAt(tokens, end) !== ',' || end === from) return end;
    for (let at = end + 1; at < Math.min(tokens.length, end + 5); at++)
      if (textAt(tokens, at) === ',') return at;
    return end;
  }

  /** Runs of two capitals or more, with the title before them: "former treasurer Colin Frye". */
  private readEnglishNames(): void {
    const { tokens, quoteStart } = this.reading;
    for (let at = 0; at < tokens.length; at++) {
      if (!tokens[at]?.capital || (quoteStart[at] ?? -1) >= 0) continue;
      if (opensSentence(textAt(tokens, at))) continue;
      let from = at;
      while (from > at - 3 && nounFacts(textAt(tokens, from - 1))) from--;
      const to = runEnd(this.reading, at, Math.min(tokens.length, at + 8));
      this.addNamed({ from, to }, 2);
      at = Math.max(at, to - 1);
    }
  }

  private addNamed(range: Range, least: number): void {
    if (range.to <= range.from) return;
    const mention = describe(this.reading, range);
    if (mention.name && mention.name.to - mention.name.from >= least) this.add(mention);
  }
}

/** "But Roe", "Said Roe": the capital is that of the sentence, and no part of the name. */
const opensSentence = (word: string): boolean =>
  PREPOSITIONS.has(word) ||
  CONJUNCTIONS.has(word) ||
  SUBORDINATORS.has(word) ||
  /^(?:said|says|asked|added|still|then|now|meanwhile)$/.test(word);

/** «ووزارة», «لوزارة»: a letter of another word before the noun; «وزارة» and «بلدية» begin so themselves. */
const isPrefixed = (word: string): boolean =>
  /^[وفبل]/.test(word) && nounFacts(word.slice(1)) !== null;

/** One line, one space between words. */
export const tidy = (text: string): string => text.replace(/\s+/gu, ' ').trim();
