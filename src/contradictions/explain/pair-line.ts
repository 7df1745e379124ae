import { Language } from '../../language/language.js';
import { parsePartialDate } from '../../language/dates/partial-date.js';
import { ClaimKind, type PeriodBounds, Stance, type StatementInput } from '../detection/types.js';

/** The longest statement compared, in characters (code points): a claim says one thing. */
export const LONGEST_STATEMENT = 2000;

/** What is wrong at one path of a line, and what would be right. The caller adds file and line number. */
export class PairProblem extends Error {
  constructor(path: string, wrong: string, right: string) {
    super(`${path ? `${path}: ` : ''}${wrong}; ${right}`);
  }
}

export type Json = Record<string, unknown>;

const KEYS = ['statement', 'saidAt', 'speaker', 'language', 'period', 'kind', 'stance'] as const;
type Key = (typeof KEYS)[number];

/** A value as the message shows it: as JSON, cut before it fills the screen. */
function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

export function asObject(value: unknown, path: string, right: string): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  const wrong = value === undefined ? 'missing' : `${shown(value)} is no object`;
  throw new PairProblem(path, wrong, right);
}

/** `said_at` or `saidat` would otherwise pass for an unknown key and quietly go unread. */
function refuseMisspeltKeys(side: Json, path: string): void {
  const plain = (key: string) => key.replace(/[_-]/g, '').toLowerCase();
  for (const key of Object.keys(side)) {
    const meant = KEYS.find((known) => known !== key && plain(known) === plain(key));
    if (meant) throw new PairProblem(`${path}.${key}`, 'no such key', `write ${meant}`);
  }
}

function readStatement(value: unknown, path: string): string {
  const right = `write one claim, 1 to ${LONGEST_STATEMENT} characters`;
  if (value === undefined) throw new PairProblem(path, 'missing', right);
  if (typeof value !== 'string') throw new PairProblem(path, `${shown(value)} is no text`, right);
  if (value.trim() === '') throw new PairProblem(path, 'empty', right);
  const length = Array.from(value).length;
  if (length > LONGEST_STATEMENT) {
    throw new PairProblem(path, `${length} characters is too long`, right);
  }
  return value;
}

function readText(value: unknown, path: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new PairProblem(path, `${shown(value)} is no name`, 'write a name, or leave it out');
}

function readDate(value: unknown, path: string): string {
  if (typeof value === 'string' && parsePartialDate(value)) return value;
  throw new PairProblem(path, `${shown(value)} is no date`, 'write YYYY, YYYY-MM or YYYY-MM-DD');
}

/** Reads a member of an enum in either case. */
function readWord<T extends string>(value: unknown, path: string, allowed: readonly T[]): T {
  const word = typeof value === 'string' ? value.toUpperCase() : null;
  const found = allowed.find((member) => member === word);
  if (found) return found;
  throw new PairProblem(path, `${shown(value)} is not known`, `write ${allowed.join(', ')}`);
}

function readPeriod(value: unknown, path: string): PeriodBounds {
  const right = 'write {"from": DATE, "to": DATE}, either end may be left out';
  const { from, to } = asObject(value, path, right);
  const bounds: PeriodBounds = {};
  if (from !== undefined && from !== null) bounds.from = readDate(from, `${path}.from`);
  if (to !== undefined && to !== null) bounds.to = readDate(to, `${path}.to`);
  const first = parsePartialDate(bounds.from ?? '')?.earliest;
  const last = parsePartialDate(bounds.to ?? '')?.latest;
  if (first && last && first > last) {
    throw new PairProblem(path, `${shown(value)} ends before it starts`, 'write from before to');
  }
  return bounds;
}

/** One side of a pair; a key that is null counts as left out, keys that are no part of a statement are ignored. */
export function readSide(value: unknown, path: string): StatementInput {
  const side = asObject(value, path, 'write {"statement": "…"}');
  refuseMisspeltKeys(side, path);
  const optional = <T>(key: Key, read: (value: unknown, path: string) => T): T | undefined =>
    side[key] === undefined || side[key] === null ? undefined : read(side[key], `${path}.${key}`);
  const input: StatementInput = { statement: readStatement(side.statement, `${path}.statement`) };
  input.saidAt = optional('saidAt', readDate);
  input.speaker = optional('speaker', readText);
  input.language = optional('language', (v, p) => readWord(v, p, Object.values(Language)));
  input.period = optional('period', readPeriod);
  input.kind = optional('kind', (v, p) => readWord(v, p, Object.values(ClaimKind)));
  input.stance = optional('stance', (v, p) => readWord(v, p, Object.values(Stance)));
  return input;
}
