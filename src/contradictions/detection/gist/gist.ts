import { type DateMention, DateRole } from '../../../language/dates/dates.js';
import type { DatePrecision } from '../../../language/dates/partial-date.js';
import type { QuantityMention } from '../../../language/numbers/quantities.js';
import { Comparator } from '../../../language/statement.js';
import { unitsOf } from '../alignment/units.js';
import { DURATIONS } from '../pairs/intervals.js';
import { isPoint, type Times, timesOf } from '../pairs/time.js';
import { noted } from '../once.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { deedOf } from '../identity/other-deeds.js';
import { type DateEvent, dateEvent } from '../reading/date-events.js';
import { Mode, modeOf } from '../reading/modality.js';
import type { Tense } from '../reading/tense.js';
import { classifiedIn } from '../identity/classified.js';
import { MEASURED } from '../rules/quantity.rule.js';
import { RULES } from '../rules/rules.js';
import { type GistCue, readCues, writeCues } from './cues.js';
import { writeExtents } from './extents.js';
import { hashOf, IntegerReader, IntegerWriter } from './integers.js';
import { writeOrders } from './orders.js';
import { SLOT, writeSlots } from './slots.js';
import { needsOf, traitsOf } from './traits.js';
import { USE, writeUses } from './uses.js';
import { readWords, type Words, writeWords } from './words.js';

/** Raised with any change of what is written below. Rules have their bits in their order: see `needsOf`. */
const LAYOUT = hashOf(['9', ...RULES.map(({ name }) => name)].join(' '));

/** In the order of their numbers in a gist; only ever added to at the end. */
const TENSES: readonly Tense[] = ['PAST', 'PRESENT', 'FUTURE', 'UNKNOWN'];
const MODES = [Mode.FACT, Mode.FORECAST, Mode.CONSIDERED, Mode.IRREALIS] as const;
const ROLES = Object.values(DateRole);
const FRAMES: readonly DateMention['frame'][] = ['ABSOLUTE', 'YEARLY', 'RELATIVE', 'WEEKLY'];
const PRECISIONS: readonly DatePrecision[] = ['DAY', 'MONTH', 'YEAR'];
const EVENTS: readonly (DateEvent | null)[] = [
  null,
  'BIRTH',
  'DEATH',
  'START',
  'END',
  'RUN',
  'ORIGIN',
  'VOTE',
  'RELEASE',
  'ARRIVAL',
  'SIGNING',
  'VERDICT',
  'DECISION',
];
const COMPARATORS = Object.values(Comparator);

export type GistDate = Pick<DateMention, 'role' | 'frame' | 'precision' | 'earliest' | 'latest'> & {
  event: DateEvent | null;
};

/** A figure, its unit, dimension and kinds told apart by hashes of their names. */
export type GistFigure = Pick<
  QuantityMention,
  'lower' | 'upper' | 'comparator' | 'unit' | 'dimension' | 'kinds'
>;

/**
 * So much of a reading as tells which comparisons cannot find anything: a thirtieth of a reading's room, and
 * quicker read again than a statement by a hundred times.
 */
export interface Gist {
  /** See `Trait`. */
  traits: number;
  /** See `needsOf`. */
  needs: number;
  mode: Mode;
  /** Of whose words they are; 0 where unknown. */
  speaker: number;
  times: Times;
  dates: readonly GistDate[];
  figures: readonly GistFigure[];
  words: Words;
  /** Its predicates with one slot: see `SLOT`. */
  slots: Int32Array;
  /** The name of what it says what it is; 0 where it does not. */
  className: number;
  /** How much of a group it holds for: see `readExtent`. */
  extents: Int32Array;
  /** The place among its words of the deed it tells of its subject; -1 where it tells none. */
  deed: number;
  /** The sides it takes of opposites: see `USE`. */
  uses: Int32Array;
  cues: readonly GistCue[];
  /** See `writeOrders`. */
  orders: Int32Array;
}

/** Names that are more than told apart; others are known by their hashes. */
const KNOWN = new Map(['PERCENT', ...DURATIONS, ...MEASURED].map((name) => [hashOf(name), name]));
const nameOf = (hash: number): string | null =>
  hash === 0 ? null : (KNOWN.get(hash) ?? `#${hash}`);

function writeTimes(writer: IntegerWriter, { period, said }: Times): void {
  writer.write((period ? 1 : 0) | (said ? 2 : 0));
  for (const range of [period, said]) {
    if (!range) continue;
    writer.writeDay(range.earliest);
    writer.writeDay(range.latest);
  }
}

function writeDates(writer: IntegerWriter, statement: AnalysedStatement): void {
  writer.write(statement.dates.length);
  for (const date of statement.dates) {
    const event = EVENTS.indexOf(dateEvent(statement, date));
    const [role, frame] = [ROLES.indexOf(date.role), FRAMES.indexOf(date.frame)];
    writer.write(role | (frame << 4) | (PRECISIONS.indexOf(date.precision) << 8) | (event << 12));
    writer.writeDay(date.earliest);
    writer.writeDay(date.latest);
  }
}

function writeFigures(writer: IntegerWriter, quantities: readonly QuantityMention[]): void {
  writer.write(quantities.length);
  for (const { lower, upper, comparator, unit, dimension, kinds } of quantities) {
    const bounds = (lower === null ? 0 : 16) | (upper === null ? 0 : 32);
    writer.write(COMPARATORS.indexOf(comparator) | bounds | (kinds.length << 8));
    for (const name of [unit, dimension, ...kinds]) writer.writeText(name);
    if (lower !== null) writer.writeDouble(lower);
    if (upper !== null) writer.writeDouble(upper);
  }
}

/** The gist of a reading, to be kept; null where it is too long or odd to have one. */
export function writeGist(statement: AnalysedStatement): Int32Array | null {
  const { dates, quantities } = statement;
  // Where a figure or a date stands within a phrase, or there are too many: see `relatednessBetween`.
  const apart = unitsOf(statement).filter(({ term }) => term === null);
  const extents = writeExtents(statement);
  if (apart.length < dates.length + quantities.length || !extents) return null;
  const writer = new IntegerWriter();
  writer.write(LAYOUT, traitsOf(statement), needsOf(statement));
  writer.write(MODES.indexOf(modeOf(statement)) | (TENSES.indexOf(statement.tense) << 4));
  writer.writeText(statement.speakerKey === '' ? null : statement.speakerKey);
  const name = classifiedIn(statement)?.name ?? '';
  writer.writeText(name === '' ? null : name);
  writeTimes(writer, timesOf(statement));
  writeDates(writer, statement);
  writeFigures(writer, quantities);
  writer.write(extents.length, ...extents);
  const deed = deedOf(statement);
  writer.write(deed ? statement.terms.indexOf(deed) : -1);
  writeSlots(writer, statement);
  writeUses(writer, statement);
  writeCues(writer, statement);
  const orders = writeOrders(statement);
  writer.write(orders.length, ...orders);
  return writeWords(writer, statement) ? Int32Array.from(writer.written) : null;
}

/** A reading's gist as it is kept, written and read again; null where it has none. */
export const gistOf = noted((statement: AnalysedStatement): Gist | null => {
  const written = writeGist(statement);
  return written && readGist(written);
});

/** Reads what `writeGist` wrote; null where another layout was written. */
export function readGist(integers: Int32Array): Gist | null {
  const reader = new IntegerReader(integers);
  if (reader.read() !== LAYOUT) return null;
  const [traits, needs] = [reader.read(), reader.read()];
  const modes = reader.read();
  const [speaker, className] = [reader.read(), reader.read()];
  const ranges = readRanges(reader);
  const dates = readDates(reader);
  const figures = readFigures(reader);
  const extents = reader.readAll(reader.read());
  const deed = reader.read();
  const slots = reader.readAll(SLOT * reader.read());
  const uses = reader.readAll(USE * reader.read());
  const cues = readCues(reader);
  const orders = reader.readAll(reader.read());
  const words = readWords(reader);
  const times = { tense: TENSES[modes >>> 4]!, points: dates.filter(isPoint), ...ranges };
  const mode = MODES[modes & 15]!;
  return {
    traits,
    needs,
    mode,
    speaker,
    times,
    dates,
    figures,
    words,
    slots,
    className,
    extents,
    deed,
    uses,
    cues,
    orders,
  };
}

function readRanges(reader: IntegerReader): Pick<Times, 'period' | 'said'> {
  const given = reader.read();
  const range = (bit: number) =>
    (given & bit) === 0 ? null : { earliest: reader.readDay(), latest: reader.readDay() };
  return { period: range(1), said: range(2) };
}

function readDates(reader: IntegerReader): GistDate[] {
  return Array.from({ length: reader.read() }, () => {
    const packed = reader.read();
    return {
      role: ROLES[packed & 15]!,
      frame: FRAMES[(packed >>> 4) & 15]!,
      precision: PRECISIONS[(packed >>> 8) & 15]!,
      event: EVENTS[packed >>> 12]!,
      earliest: reader.readDay(),
      latest: reader.readDay(),
    };
  });
}

function readFigures(reader: IntegerReader): GistFigure[] {
  return Array.from({ length: reader.read() }, () => {
    const packed = reader.read();
    const [unit, dimension] = [nameOf(reader.read()), nameOf(reader.read())];
    const kinds = Array.from({ length: packed >>> 8 }, () => nameOf(reader.read())!);
    return {
      comparator: COMPARATORS[packed & 15]!,
      unit,
      dimension,
      kinds,
      lower: (packed & 16) === 0 ? null : reader.readDouble(),
      upper: (packed & 32) === 0 ? null : reader.readDouble(),
    };
  });
}
