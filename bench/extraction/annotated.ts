import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../src/language/language.js';
import { Language as Languages } from '../../src/language/language.js';
import { ClaimKind, Stance } from '../../src/language/statement.js';
import type {
  Form,
  Resolution,
  SourceKind,
  StatedPeriod,
} from '../../src/extraction/engine/types.js';

/** Where the project's own annotated texts lie. */
export const OWN_TEXTS = join('test', 'extraction');

export type Half = 'dev' | 'held';

/** UTF-16 offsets into the text. */
export interface Offsets {
  start: number;
  end: number;
}

/** A stretch as annotators write it: its offsets, its words, or its first and last words with `[…]` between. */
type Stretch = string | Offsets;

export interface WrittenAttribution {
  content: Stretch | Stretch[];
  cue?: Stretch;
  source?: Stretch;
  /** Left out where a corpus tells no more than the words of the source. */
  speaker?: string | string[];
  speakerKind?: SourceKind;
  how?: Resolution;
  chain?: string[];
  stance?: Stance;
  form?: Form;
  kind?: ClaimKind;
  /** Null where the claim has none; left out where nobody has looked. */
  period?: Partial<StatedPeriod> | null;
}

export interface WrittenText {
  id: string;
  language: 'ar' | 'en';
  half?: Half;
  genre?: string;
  publishedAt?: string;
  outlet?: string;
  text: string | string[];
  attributions: WrittenAttribution[];
}

/** One annotated attribution, everything in offsets. */
export interface Annotation {
  parts: Offsets[];
  cue: Offsets | null;
  source: Offsets | null;
  /** Names that count as right; none where speakers are not annotated. */
  speakers: string[];
  speakerKind: SourceKind;
  how: Resolution;
  chain: string[];
  stance: Stance;
  form: Form;
  kind: ClaimKind;
  /** Null where the claim has none; undefined where that is not annotated. */
  period: StatedPeriod | null | undefined;
}

export interface AnnotatedText {
  id: string;
  language: Language;
  half: Half;
  genre: string;
  publishedAt: string | null;
  outlet: string | null;
  text: string;
  annotations: Annotation[];
}

export class BadAnnotation extends Error {}

const GAP = '[…]';

/** Every place where the words stand, by their first offset. */
function placesOf(text: string, words: string): Offsets[] {
  const [head = '', tail] = words.split(GAP).map((part) => part.trim());
  const places: Offsets[] = [];
  for (let at = text.indexOf(head); at >= 0 && head !== ''; at = text.indexOf(head, at + 1)) {
    if (tail === undefined) places.push({ start: at, end: at + head.length });
    else {
      const end = text.indexOf(tail, at + head.length);
      if (end >= 0) places.push({ start: at, end: end + tail.length });
    }
  }
  // Of two beginnings before one end, the nearer.
  return tail === undefined ? places : places.filter(({ end }, i) => places[i + 1]?.end !== end);
}

const isBoundary = (char: string | undefined): boolean =>
  char === undefined || !/[\p{L}\p{N}]/u.test(char);

/** Words that are parts of longer words do not count, unless there are no others. */
function wholeWords(text: string, places: Offsets[]): Offsets[] {
  const whole = places.filter(
    ({ start, end }) => isBoundary(text[start - 1]) && isBoundary(text[end]),
  );
  return whole.length > 0 ? whole : places;
}

const SENTENCE_END = /[.!?؟]["”»]?\s|\n/u;
/** What lies in another sentence is nobody's nearest. */
const ANOTHER_SENTENCE = 10_000;

function gap(text: string, a: Offsets, b: Offsets): number {
  const [from, to] = [Math.min(a.end, b.end), Math.max(a.start, b.start)];
  const apart = to > from && SENTENCE_END.test(text.slice(from - 1, to + 1));
  return Math.max(0, to - from) + (apart ? ANOTHER_SENTENCE : 0);
}

/** The place of a stretch: of several, the nearest to what it belongs to; content must stand alone. */
function placeOf(text: string, stretch: Stretch, near: Offsets | null, what: string): Offsets {
  if (typeof stretch !== 'string') {
    if (stretch.start < 0 || stretch.end > text.length || stretch.start >= stretch.end)
      throw new BadAnnotation(`${what} is out of the text`);
    return stretch;
  }
  const places = wholeWords(text, placesOf(text, stretch));
  if (places.length === 0) throw new BadAnnotation(`${what} is not in the text: ${stretch}`);
  if (near === null && places.length > 1)
    throw new BadAnnotation(`${what} stands there more than once: ${stretch}`);
  return near === null
    ? places[0]!
    : places.reduce((a, b) => (gap(text, b, near) < gap(text, a, near) ? b : a));
}

function annotationOf(text: string, written: WrittenAttribution): Annotation {
  const stretches = Array.isArray(written.content) ? written.content : [written.content];
  const parts: Offsets[] = [];
  for (const stretch of stretches)
    parts.push(placeContent(text, stretch, parts.at(-1) ?? null, written));
  const whole = { start: parts[0]!.start, end: parts.at(-1)!.end };
  const cue = written.cue === undefined ? null : placeOf(text, written.cue, whole, 'cue');
  const source =
    written.source === undefined ? null : placeOf(text, written.source, cue ?? whole, 'source');
  return {
    parts,
    cue,
    source,
    speakers: [written.speaker ?? []].flat(),
    speakerKind: written.speakerKind ?? 'PERSON',
    how: written.how ?? 'FULL_NAME',
    chain: written.chain ?? [],
    stance: written.stance ?? Stance.ASSERTS,
    form: written.form ?? 'INDIRECT_QUOTE',
    kind: written.kind ?? ClaimKind.FACT,
    period: written.period && { from: null, to: null, ...written.period },
  };
}

/** A content that stands there more than once is told by its cue, where that stands once beside it. */
function placeContent(
  text: string,
  stretch: Stretch,
  before: Offsets | null,
  { cue }: WrittenAttribution,
): Offsets {
  if (before || typeof stretch !== 'string' || wholeWords(text, placesOf(text, stretch)).length < 2)
    return placeOf(text, stretch, before, 'content');
  if (cue === undefined) return placeOf(text, stretch, null, 'content');
  return placeOf(text, stretch, placeOf(text, cue, null, 'cue'), 'content');
}

/** Reads one annotated text; throws BadAnnotation with what is wrong in it. */
export const readAnnotated = (json: string): AnnotatedText =>
  placeAnnotations(JSON.parse(json) as WrittenText);

/** Finds the place of every stretch; throws BadAnnotation where one has none. */
export function placeAnnotations(written: WrittenText): AnnotatedText {
  const text = Array.isArray(written.text) ? written.text.join('\n') : written.text;
  return {
    id: written.id,
    language: written.language === 'ar' ? Languages.AR : Languages.EN,
    half: written.half ?? 'dev',
    genre: written.genre ?? '',
    publishedAt: written.publishedAt ?? null,
    outlet: written.outlet ?? null,
    text,
    annotations: written.attributions.map((each) => annotationOf(text, each)),
  };
}

/** Every annotated text under a folder, by path. */
export function readFolder(folder: string): AnnotatedText[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json') && !file.endsWith('figures.json'))
    .sort();
  return files.map((file) => {
    try {
      return readAnnotated(readFileSync(join(folder, file), 'utf8'));
    } catch (error) {
      if (error instanceof Error) error.message = `${file}: ${error.message}`;
      throw error;
    }
  });
}
