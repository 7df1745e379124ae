import { type LexiconEntry, loadLexicon } from '../lexicon.js';
import { type Token, TokenKind } from '../text/tokens.js';
import { Inflection, PhraseIndex } from '../words/phrase-index.js';

/** Hours of the day that something may have been at, `from`–`to`; those past midnight go on from 24. */
export interface Hours {
  from: number;
  to: number;
}

interface DayPart extends LexiconEntry, Hours {}

const index = new PhraseIndex<DayPart>(Inflection.FIXED);
for (const entry of loadLexicon<DayPart>('day-parts')) {
  for (const form of [...entry.ar, ...entry.en]) {
    index.add(form, entry);
    if (!form.startsWith('ال')) continue;
    index.add(form.replace(/^ال/, 'لل'), entry);
    index.add(`ب${form}`, entry);
  }
}

const HALF_DAY = 12;
/** A clock time may be told to the half hour. */
const TOLD_TO = 0.5;

const HOUR = 60;

/** Hours of a clock time that starts at a token, and where it ends: "8", "8:30", "8.30". */
function timeAt(tokens: readonly Token[], at: number): { hours: number; to: number } | null {
  const [token, mark, after] = tokens.slice(at, at + 3);
  if (token?.kind !== TokenKind.NUMBER || (tokens[at - 1]?.text === ':' && !token.spaced))
    return null;
  const [hour, point] = token.text.split('.').map(Number);
  const timed = mark?.text === ':' && !mark.spaced;
  const minutes = timed ? Number(after?.text) : (point ?? 0);
  if (hour === undefined || !(hour >= 0 && hour <= HALF_DAY) || !(minutes < HOUR)) return null;
  return { hours: (hour % HALF_DAY) + minutes / HOUR, to: timed ? at + 3 : at + 1 };
}

/** "8 pm", "5:30 a.m.": a time by the clock that says which half of the day it is of. */
function clockAt(tokens: readonly Token[], at: number): Hours | null {
  const time = timeAt(tokens, at);
  if (!time) return null;
  const [half, , m] = tokens.slice(time.to, time.to + 3).map(({ text }) => text);
  const [, letter] = /^([ap])\.?(?:m\.?)?$/.exec(half ?? '') ?? [];
  if (letter === undefined || (half === letter && m !== 'm')) return null;
  const told = time.hours + (letter === 'p' ? HALF_DAY : 0);
  return { from: told - TOLD_TO, to: told + TOLD_TO };
}

/** The hours at which a text says that something was, in reading order. */
export function hoursIn(tokens: readonly Token[]): readonly Hours[] {
  const found: Hours[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const hit = index.matchAt(tokens, at);
    const hours = hit?.values[0] ?? clockAt(tokens, at);
    if (hours) found.push({ from: hours.from, to: hours.to });
    if (hit) at = hit.to - 1;
  }
  return found;
}

const DAY = 24;

/** Whether two stretches of the day, on no day in particular, have a time in common. */
export const hoursMeet = (a: Hours, b: Hours): boolean =>
  [-DAY, 0, DAY].some((shift) => a.from < b.to + shift && b.from + shift < a.to);
