import { outermostPlace } from '../../../language/concepts/concepts.js';
import { Language } from '../../../language/language.js';
import { type Unit, unitsOf } from '../alignment/units.js';
import { lettersOf } from '../alignment/soft-align.js';
import { telling } from '../alignment/word-statistics.js';
import { isPlaced } from '../identity/clash.js';
import { adjoin } from '../identity/fillers.js';
import { isNeutral } from '../pairs/align.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { mentionIn } from '../reading/mentions.js';
import type { Term } from '../reading/terms.js';
import { isNameKey } from '../reading/word-keys.js';
import { isPredicate } from '../rules/timing-events.js';
import { isEdge } from '../rules/timing-same.rule.js';
import { hashOf, type IntegerReader, type IntegerWriter } from './integers.js';

/** Words are told apart by the bits of a number. A statement with more is a list, and no gist is made of it. */
export const MOST_WORDS = 31;
const MOST_KEYS = 15;

/** Weights are whole millionths here, so that they add up alike in any order. */
export const MILLION = 1_000_000;
/** How far a sum of rounded weights may be off: what is asked of a sum is asked with so much to spare. */
export const ROUNDING = 1e-5;

/** What is known of a word, one bit each. */
export const Word = {
  PLACE: 1,
  NAME: 2,
  /** A key of its means the same in both languages. */
  NEUTRAL: 4,
  /** It is aligned by itself, and not inside another phrase. */
  UNIT: 8,
  /** No lexicon knows it, so that it may be met by another spelling. */
  SPELT: 16,
  /** Of what an English statement names as its subject. */
  SUBJECT: 32,
  /** "Began", "ended": see `isEdge`. */
  EDGE: 64,
  /** Nothing but "of" or "the" stands between it and the word before: see `adjoin`. */
  ADJOINS: 128,
  /** Of where something is: see `isPlaced`. */
  PLACED: 256,
  /** A cue in the words turns it round. */
  NEGATED: 512,
  /** See `isPredicate`. */
  PREDICATE: 1024,
  /** It stands in another clause than the word before. */
  OPENS_CLAUSE: 2048,
  /** It is part of the phrase that the word before is, or is part of. */
  INSIDE: 4096,
} as const;

/** The columns of a table of words. */
export const Column = {
  WEIGHT: 0,
  /** How rare it is, in millionths. */
  TELLING: 1,
  FLAGS: 2,
  /** Where its keys begin and end. */
  FROM: 3,
  TO: 4,
  /** Bits of its keys by two parts of their hashes: words that share no bit of either share no key. */
  BITS: 5,
  MORE_BITS: 6,
  /** Which of its keys are sounds of names, by which only words of two languages meet: one bit each. */
  SOUNDS: 7,
  /** How many letters its stem has, and 64 bits of its pairs of letters. */
  LETTERS: 8,
  PAIRS: 9,
  MORE_PAIRS: 10,
  /** Of a place, a hash of the largest place that holds it. */
  REGION: 11,
} as const;
export const WIDTH = 12;

/** The content words of a statement as numbers. */
export interface Words {
  count: number;
  /** A row of `WIDTH` for each word. */
  table: Int32Array;
  /** Hashes of the words' keys, in their order. */
  keys: Int32Array;
}

/** Bits of a word's pairs of letters: those of two words that are spelt alike are mostly the same. */
function pairBits(pairs: Int32Array): [number, number] {
  let [low, high] = [0, 0];
  for (const pair of pairs) {
    const bit = Math.imul(pair, 0x9e3779b1) >>> 26;
    if (bit < 32) low |= 1 << bit;
    else high |= 1 << (bit - 32);
  }
  return [low, high];
}

const isWhere = (statement: AnalysedStatement, unit: Unit): boolean =>
  isPlaced(statement, { units: [unit], places: [], names: [] });

/** How a word stands to the one before. @param end of all words before, which come in the order of their tokens */
const standing = (term: Term, before: Term | undefined, end: number): number =>
  (term.to <= end ? Word.INSIDE : 0) |
  (before !== undefined && before.clause !== term.clause ? Word.OPENS_CLAUSE : 0);

function flagsOf(
  statement: AnalysedStatement,
  term: Term,
  unit: Unit | undefined,
  before: Unit | undefined,
): number {
  const mention = mentionIn(statement);
  const subjectTo = mention?.kind === 'NAMED' ? mention.labelled : (mention?.to ?? 0);
  const subject = mention !== null && term.to > mention.from && term.from < subjectTo;
  return (
    (term.place !== null ? Word.PLACE : 0) |
    (term.name ? Word.NAME : 0) |
    (isNeutral(term) ? Word.NEUTRAL : 0) |
    (unit ? Word.UNIT : 0) |
    (subject ? Word.SUBJECT : 0) |
    (isEdge(statement, term) ? Word.EDGE : 0) |
    (term.negated ? Word.NEGATED : 0) |
    (isPredicate(term) ? Word.PREDICATE : 0) |
    (unit && before && adjoin(statement, before, unit) ? Word.ADJOINS : 0) |
    (unit && isWhere(statement, unit) ? Word.PLACED : 0)
  );
}

/** False where there are too many words or keys. */
export function writeWords(writer: IntegerWriter, statement: AnalysedStatement): boolean {
  const { terms } = statement;
  if (terms.length > MOST_WORDS || terms.some(({ keys }) => keys.length > MOST_KEYS)) return false;
  const units = new Map(unitsOf(statement).map((unit) => [unit.term, unit]));
  writer.write(terms.length);
  let before: Unit | undefined;
  let end = 0;
  for (const [at, term] of terms.entries()) {
    const unit = units.get(term);
    const letters = unit ? lettersOf(unit, statement.language === Language.AR) : null;
    const spelt = letters ? Word.SPELT : 0;
    const stands = standing(term, terms[at - 1], end);
    const flags = flagsOf(statement, term, unit, before) | stands | spelt;
    const sounds = term.keys.reduce(
      (bits, key, at) => (isNameKey(key) ? bits | (1 << at) : bits),
      0,
    );
    writer.write(Math.round(term.weight * MILLION) | (term.keys.length << 24));
    writer.write(sounds | (flags << 16));
    before = unit ?? before;
    end = Math.max(end, term.to);
    if (unit) writer.write(Math.round(telling(unit) * MILLION));
    if (letters) writer.write(letters.stem.length, ...pairBits(letters.pairs));
    if (term.place !== null) writer.writeText(outermostPlace(term.place));
    writer.write(...term.keys.map(hashOf));
  }
  return true;
}

export function readWords(reader: IntegerReader): Words {
  const count = reader.read();
  const table = new Int32Array(count * WIDTH);
  for (let at = 0; at < table.length; at += WIDTH) {
    const weighed = reader.read();
    const told = reader.read();
    const flags = told >>> 16;
    table[at + Column.WEIGHT] = weighed & 0xffffff;
    table[at + Column.SOUNDS] = told & 0xffff;
    table[at + Column.FLAGS] = flags;
    if (flags & Word.UNIT) table[at + Column.TELLING] = reader.read();
    if (flags & Word.SPELT) {
      table[at + Column.LETTERS] = reader.read();
      table[at + Column.PAIRS] = reader.read();
      table[at + Column.MORE_PAIRS] = reader.read();
    }
    if (flags & Word.PLACE) table[at + Column.REGION] = reader.read();
    const [from, to] = [reader.at, reader.at + (weighed >>> 24)];
    for (; reader.at < to; reader.at++) {
      table[at + Column.BITS]! |= 1 << (reader.integers[reader.at]! >>> 27);
      table[at + Column.MORE_BITS]! |= 1 << ((reader.integers[reader.at]! >>> 22) & 31);
    }
    table[at + Column.FROM] = from;
    table[at + Column.TO] = to;
  }
  return { count, table, keys: reader.integers };
}
