import { looseKey } from '../../../language/text/normalise.js';
import { Language } from '../../../language/language.js';
import { MEDIA_PAIRS } from '../arabic/words.js';
import { nounFacts } from '../lexicon/source-nouns.js';
import type { Found } from '../text/found.js';
import { type Range, spanOf } from '../text/ranges.js';
import type { Reading } from '../text/reading.js';
import { textAt } from '../text/token-tests.js';
import type { Hop, Resolution, ResolvedSpeaker, Span } from '../types.js';
import type { KnownSpeakers } from './known.js';
import { describe } from './describe.js';
import { type Mention, wordsOf } from './mention.js';
import { type Entity, type Registry, tidy, titleKey } from './registry.js';

/** Who speaks, before records are asked. */
export interface Resolved {
  entity: Entity;
  how: Resolution;
  antecedent: Span | null;
}

/** So many speakers back a pronoun or title may reach. */
const MEMORY = 12;

/** Follows the speakers of an article in its order, so that "he", «وأضاف» and "the minister" find theirs. */
export class SpeakerTrail {
  private readonly trail: Entity[] = [];

  constructor(
    private readonly reading: Reading,
    private readonly registry: Registry,
    private readonly known: KnownSpeakers,
  ) {}

  /** Who says what was found; the trail remembers it, unless told not to. */
  resolve(found: Found, shared: Entity | null, remembers = true): Resolved {
    const gender = this.verbGender(found);
    const resolved = found.source
      ? this.bySource(describe(this.reading, found.source), found.source)
      : this.withoutSource(found, shared, gender);
    resolved.entity.gender ??= gender;
    if (remembers) this.remember(resolved.entity);
    return resolved;
  }

  remember(entity: Entity): void {
    this.trail.unshift(entity);
    if (this.trail.length > MEMORY) this.trail.pop();
  }

  /** Who carried a claim. */
  hop(range: Range, cue: Span | null): Hop {
    const mention = describe(this.reading, range);
    const entity = mention.pronoun
      ? (this.byPronoun(mention.pronoun) ?? this.registry.add(mention))
      : this.bySource(mention, range).entity;
    const span = spanOf(this.reading.raw, this.reading.tokens, range);
    return { ...this.identity(withoutLi(entity)), span, cue };
  }

  /** Remembers a person of whom a sentence speaks, so that a pronoun after it finds them. */
  note(range: Range): void {
    const mention = describe(this.reading, range);
    if (mention.pronoun || mention.kind !== 'PERSON' || (!mention.name && !mention.definite))
      return;
    this.remember(this.bySource(mention, range).entity);
  }

  /** The one whom a noun phrase names. */
  named(range: Range): Entity {
    return this.bySource(describe(this.reading, range), range).entity;
  }

  hopOf(entity: Entity, span: Span | null, cue: Span | null): Hop {
    return { ...this.identity(entity), span, cue };
  }

  speaker({ entity, how, antecedent }: Resolved): ResolvedSpeaker {
    return { ...this.identity(entity), how, antecedent };
  }

  /** The last medium or body that spoke: whom «ونقلت» goes on with. */
  lastBody(): Entity | null {
    return this.trail.find(({ kind }) => kind === 'ORGANISATION') ?? null;
  }

  private identity({ name, kind, named }: Entity): Pick<Hop, 'name' | 'kind' | 'knownSpeakerId'> {
    const known = this.known.byName(name) ?? (named ? null : this.known.byTitle(name));
    return known
      ? { name: known.name, kind: known.kind, knownSpeakerId: known.id }
      : { name, kind, knownSpeakerId: null };
  }

  private bySource(mention: Mention, range: Range): Resolved {
    if (mention.pronoun) {
      const entity = this.byPronoun(mention.pronoun);
      if (entity) return { entity, how: 'PRONOUN', antecedent: entity.span };
      return { entity: this.registry.add(mention), how: 'UNRESOLVED', antecedent: null };
    }
    if (mention.name) return this.byName(mention, mention.name);
    const titled = this.byTitle(mention);
    if (titled) return { entity: titled, how: 'TITLE', antecedent: titled.span };
    const entity = this.registry.add(mention);
    const whole =
      entity.span.start === spanOf(this.reading.raw, this.reading.tokens, range).start ||
      entity.name === this.text(mention);
    return whole
      ? { entity, how: 'FULL_NAME', antecedent: null }
      : { entity, how: 'SHORT_NAME', antecedent: entity.span };
  }

  private text({ name, description }: Mention): string {
    return tidy(spanOf(this.reading.raw, this.reading.tokens, name ?? description).text);
  }

  private byName(mention: Mention, name: Range): Resolved {
    const entity = this.registry.add(mention);
    const full = looseKey(entity.name) === looseKey(this.text({ ...mention, name }));
    return full
      ? { entity, how: 'FULL_NAME', antecedent: null }
      : { entity, how: 'SHORT_NAME', antecedent: entity.span };
  }

  /** "the minister", «المصدر نفسه»: the last speaker so called, else the one person in the text so called. */
  private byTitle({ nouns, definite, kind, description, gender }: Mention): Entity | null {
    if (!definite && kind !== 'PERSON') return null;
    const media = nouns.some((noun) => nounFacts(noun)?.media);
    const same = (entity: Entity): boolean =>
      nouns.some((noun) => entity.nouns.has(noun)) ||
      this.alike(entity, nouns) ||
      (media && [...entity.nouns].some((noun) => nounFacts(noun)?.media));
    // «نقابة الأطباء» says itself whom it means; «النقابة» goes back to it.
    const whole = kind === 'ORGANISATION' || kind === 'DOCUMENT';
    const agrees = (entity: Entity): boolean =>
      !gender || !entity.gender || entity.gender === gender;
    const fits = (entity: Entity): boolean =>
      same(entity) &&
      agrees(entity) &&
      (!whole || (entity.kind === kind && isSingle(this.reading, description)));
    const own = looseKey(spanOf(this.reading.raw, this.reading.tokens, description).text);
    const means = (entity: Entity): boolean => fits(entity) && !longer(own, nouns, entity);
    const spoke = this.trail.find((entity) => fits(entity) && looseKey(entity.name) !== own);
    if (spoke)
      return means(spoke) ? spoke : (this.trail.find((each) => each.named && means(each)) ?? null);
    const rest = this.registry.entities.filter(means);
    const [only] = rest;
    return only && rest.length === 1 ? only : null;
  }

  /** «المسؤول» goes back to «مسؤول حكومي», "the officials" to "two officials". */
  private alike({ kind, nouns }: Entity, words: readonly string[]): boolean {
    const stems = words.map(stem);
    // «المصدر» and "the source" go back to anybody without a name.
    const anySource = stems.some((word) => /^(?:مصدر|مصادر|source)$/.test(word));
    return (
      kind === 'ANONYMOUS' && (anySource || [...nouns].some((noun) => stems.includes(stem(noun))))
    );
  }

  private byPronoun(pronoun: string): Entity | null {
    if (/^(?:it|its)$/.test(pronoun))
      return this.trail.find(({ kind }) => kind === 'ORGANISATION' || kind === 'DOCUMENT') ?? null;
    if (/^(?:they|their|them|we|us|some|others|many|most|both)$/.test(pronoun))
      return (
        this.trail.find(({ kind }) => kind === 'ANONYMOUS' || kind === 'ORGANISATION') ??
        this.trail[0] ??
        null
      );
    const gender = /^(?:she|her|herself)$/.test(pronoun)
      ? 'F'
      : /^(?:he|him|his|himself)$/.test(pronoun)
        ? 'M'
        : null;
    const persons = this.trail.filter(({ kind }) => kind === 'PERSON' || kind === 'ANONYMOUS');
    const found =
      persons.find(
        (entity) => gender === null || entity.gender === null || entity.gender === gender,
      ) ?? null;
    if (found && gender) found.gender ??= gender;
    return found;
  }

  private withoutSource(found: Found, shared: Entity | null, gender: Entity['gender']): Resolved {
    const fitting = this.trail.find(
      (entity) => !gender || !entity.gender || entity.gender === gender,
    );
    const entity = shared ?? fitting ?? this.trail[0];
    const how: Resolution = found.missing === 'DROPPED' ? 'DROPPED_SUBJECT' : 'SAME_SOURCE';
    if (entity) return { entity, how, antecedent: entity.span };
    const at = found.cue ?? found.parts[0]!;
    const unknown: Entity = {
      name: '',
      kind: 'ANONYMOUS',
      words: new Set(),
      nouns: new Set(),
      span: spanOf(this.reading.raw, this.reading.tokens, at),
      named: false,
      gender: null,
    };
    return { entity: unknown, how: 'UNRESOLVED', antecedent: null };
  }

  /** Arabic verbs tell the gender of who speaks. */
  private verbGender({ cue, source }: Found): Entity['gender'] {
    if (this.reading.language !== Language.AR || !cue) return null;
    if (cue.form.owned) return pronounGender(textAt(this.reading.tokens, cue.to - 1));
    if (cue.form.shape !== 'FINITE') return null;
    const word = textAt(this.reading.tokens, cue.from).replace(/^[وف](?=.{3})/, '');
    if (
      /^ت.{2,}/.test(word) &&
      cue.form.entry.imperfect !== undefined &&
      !cue.form.entry.lemma.startsWith('ت')
    )
      return 'F';
    if (/.{2}ت$/.test(word)) return 'F';
    return source && describe(this.reading, source).kind === 'PERSON'
      ? 'M'
      : /(?:وا|ون)$/.test(word)
        ? null
        : 'M';
  }
}

/** «على حد قولها»: the pronoun tells it, but for the plural. */
const pronounGender = (word: string): Entity['gender'] =>
  word.endsWith('ها') ? 'F' : word.endsWith('ه') ? 'M' : null;

/** «للتلفزيون الرسمي», «لصحيفة الضفاف»: who was told, without the ل that the verb needs. */
function withoutLi(entity: Entity): Entity {
  const [, article, rest] = /^ل(ل?)(?:ـ)?(.+)$/su.exec(entity.name) ?? [];
  if (rest !== undefined && MEDIA_PAIRS.has(looseKey(rest).split(' ').slice(0, 2).join('_')))
    return { ...entity, name: rest, kind: 'ORGANISATION' };
  const media =
    rest !== undefined &&
    (entity.kind === 'ORGANISATION' || entity.kind === 'DOCUMENT') &&
    !entity.named;
  return media ? { ...entity, name: `${article ? 'ال' : ''}${rest}` } : entity;
}

/** One noun, with its article or "itself": no name of its own. */
function isSingle(reading: Reading, range: Range): boolean {
  const words = wordsOf(reading, range).filter(
    (word) => !/^(?:the|that|this|its|his|her|their|نفسه|نفسها|ذاته|ذاتها)$/.test(word),
  );
  return words.length === 1;
}

const stem = (word: string): string => word.replace(/(?:ين|ون|ان|ة|s)$/, '');

/** Whether a description says more than a bare title does: "the club doctor" is no earlier "doctor". */
function longer(own: string, nouns: readonly string[], entity: Entity): boolean {
  const extra = own
    .split(' ')
    .filter(
      (word) =>
        !/^(?:the|a|that|this|himself|herself|itself|نفسه|نفسها|ذاته|الذي|التي|اللذان|who|his|her|its|their)$/.test(
          word,
        ),
    );
  const plain = extra.filter(
    (word) =>
      !nouns.includes(word.replace(/^ال/, '').replace(/[هs]$/, '')) &&
      !nouns.includes(word.replace(/^ال/, '')),
  );
  if (entity.kind === 'ANONYMOUS') return false;
  return (
    plain.length > 0 &&
    !plain.every(
      (word) =>
        entity.words.has(word.replace(/^ال/, '')) ||
        entity.nouns.has(word) ||
        entity.nouns.has(titleKey(word)),
    )
  );
}
