import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  BadAnnotation,
  type Offsets,
  type WrittenAttribution,
  type WrittenText,
} from './annotated.js';

/** A text-bound line, `T7⇥Content 247 293;343 523⇥words`; offsets count code points. */
const STRETCH = /^(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t([^]*)$/;
/** An event line, `E2⇥Attribution:T8 Content:T7 Cue:T6 Source:T5`. */
const EVENT = /^E\d+\t(\S+:T\d+(?: \S+:T\d+)*) ?$/;
/** Every line of the format begins with a kind and a number, or with a star. */
const LINE = /^(?:[A-Z]\d+|#\d*|\*)\t/;

/** Where each code point of the text begins in UTF-16, and where the text ends. */
function codePointStarts(text: string): number[] {
  const starts: number[] = [];
  let at = 0;
  for (const char of text) {
    starts.push(at);
    at += char.length;
  }
  return [...starts, at];
}

/** Lines as the format has them: one that begins otherwise goes on with words that hold a line feed. */
function joinedLines(ann: string): string[] {
  const lines: string[] = [];
  for (const line of ann.split(/\r?\n/)) {
    if (line === '' || LINE.test(line) || lines.length === 0) lines.push(line);
    else lines[lines.length - 1] += `\n${line}`;
  }
  return lines.filter((line) => line.trim() !== '');
}

const squeezed = (words: string): string => words.replace(/\s+/gu, ' ').trim();

/** The stretches of one line, in the order of the text; throws where its words do not stand there. */
function offsetsOf(text: string, starts: readonly number[], fields: RegExpExecArray): Offsets[] {
  const [, id, , places = '', words = ''] = fields;
  const stretches = places.split(';').map((place) => {
    const [from = 0, to = 0] = place.split(' ').map(Number);
    const [start, end] = [starts[from], starts[to]];
    if (start === undefined || end === undefined || start >= end)
      throw new BadAnnotation(`${id} is out of the text`);
    return { start, end };
  });
  const there = squeezed(stretches.map(({ start, end }) => text.slice(start, end)).join(' '));
  // A line feed within the words may have cut them.
  if (squeezed(words) === '' || !there.startsWith(squeezed(words)))
    throw new BadAnnotation(`${id} does not stand at its offsets: ${words}`);
  return stretches.sort((a, b) => a.start - b.start);
}

/** "Content2" is one more content of the same attribution. */
const roleOf = (name: string): string => name.replace(/\d+$/, '').toLowerCase();

const hull = (stretches: readonly Offsets[]): Offsets => ({
  start: Math.min(...stretches.map(({ start }) => start)),
  end: Math.max(...stretches.map(({ end }) => end)),
});

/**
 * The attributions of a brat standoff file: its events that have a role `Content`, with `Cue` and `Source`
 * where given. A content may have several stretches; cue and source are taken whole. Other lines count
 * nothing. Throws BadAnnotation where words and offsets do not agree.
 */
export function bratAttributions(ann: string, text: string): WrittenAttribution[] {
  const starts = codePointStarts(text);
  const lines = joinedLines(ann);
  const stretches = new Map<string, Offsets[]>();
  for (const line of lines) {
    const fields = STRETCH.exec(line);
    if (fields) stretches.set(fields[1]!, offsetsOf(text, starts, fields));
  }
  return lines.flatMap((line) => {
    const event = EVENT.exec(line)?.[1];
    if (event === undefined) return [];
    const roles = new Map<string, Offsets[]>();
    for (const argument of event.split(' ')) {
      const [name = '', id = ''] = argument.split(':');
      const role = roleOf(name);
      roles.set(role, [...(roles.get(role) ?? []), ...(stretches.get(id) ?? [])]);
    }
    const [content = [], cue = [], source = []] = ['content', 'cue', 'source'].map((role) =>
      roles.get(role),
    );
    if (content.length === 0) return [];
    return {
      content: content.toSorted((a, b) => a.start - b.start),
      ...(cue.length > 0 ? { cue: hull(cue) } : {}),
      ...(source.length > 0 ? { source: hull(source) } : {}),
    };
  });
}

/**
 * The text that a file of annotations belongs to: of the same name, beside it or in a folder `text` beside
 * its own, with or without the `_annotator` that may end the name; null where there is none.
 */
function textFileOf(file: string): string | null {
  const folder = dirname(file);
  const name = basename(file, '.ann');
  for (const base of [name, name.replace(/_[^_]+$/, '')]) {
    for (const place of [folder, join(folder, '..', 'text')]) {
      const path = join(place, `${base}.txt`);
      if (existsSync(path)) return path;
    }
  }
  return null;
}

/** Every annotated text under a folder in brat standoff, by name. Of two annotations of one text the first counts. */
export function readBratFolder(folder: string, language: 'ar' | 'en' = 'en'): WrittenText[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ann'))
    .sort();
  const texts = new Map<string, WrittenText>();
  for (const file of files) {
    const path = textFileOf(join(folder, file));
    if (path === null) throw new BadAnnotation(`${file}: there is no text of that name`);
    if (texts.has(path)) continue;
    const text = readFileSync(path, 'utf8');
    try {
      const attributions = bratAttributions(readFileSync(join(folder, file), 'utf8'), text);
      texts.set(path, { id: basename(path, '.txt'), language, text, attributions });
    } catch (error) {
      if (error instanceof BadAnnotation) error.message = `${file}: ${error.message}`;
      throw error;
    }
  }
  return [...texts.values()];
}
