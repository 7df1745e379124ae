import { TokenKind } from '../../../language/text/tokens.js';
import { DETERMINERS, SUBJECT_PRONOUNS } from '../english/words.js';
import { nounFacts } from '../lexicon/source-nouns.js';
import type { Range } from '../text/ranges.js';
import type { Reading } from '../text/reading.js';
import { textAt, wordSet } from '../text/token-tests.js';
import type { Mention } from './mention.js';

const OBJECT_PRONOUNS = wordSet(
  'him her them his its their me us himself herself themselves who many some others most several few',
);
/** Words of a body's name that no noun list has. */
const BODIES = wordSet(
  'holdings foods coatings industries partners airlines motors systems technologies energy capital media studios records labs pharmaceuticals enterprises ventures inc corp ltd llc co plc house trust fund',
);
const MAX_NAME = 6;

function segmentsOf({ tokens }: Reading, { from, to }: Range): Range[] {
  const segments: Range[] = [];
  let start = from;
  for (let at = from; at <= to; at++) {
    if (at < to && textAt(tokens, at) !== ',') continue;
    if (at > start) segments.push({ from: start, to: at });
    start = at + 1;
  }
  return segments;
}

const PARTICLES = wordSet('al el bin ibn abu de da del di van von der la le');

/** Past "al-", "bin", "van der" before a further part of a name, or `at` itself. */
function particleEnd(tokens: Reading['tokens'], at: number, to: number): number {
  let end = at;
  while (end < to && PARTICLES.has(textAt(tokens, end))) end++;
  if (end > at && textAt(tokens, end) === '-') end++;
  return end > at && end < to && tokens[end]?.capital ? end : at;
}

/** "J.", "Sen.", "St.": a point behind it ends no sentence. */
const isAbbreviated = (word: string): boolean =>
  word.length === 1 ||
  /^(?:jr|sr|st|mt|prof|insp|supt|asst|dept|atty)$/.test(word) ||
  nounFacts(word)?.short === true;

/** Past the words with capitals that begin at `at`: initials and hyphens included. */
export function runEnd({ tokens }: Reading, from: number, to: number): number {
  let at = from;
  while (at < to && at < from + MAX_NAME + 4) {
    const token = tokens[at];
    if (token?.kind === TokenKind.LATIN && token.capital) at++;
    else if (at > from && particleEnd(tokens, at, to) > at) at = particleEnd(tokens, at, to);
    else if (
      token?.text === '.' &&
      isAbbreviated(textAt(tokens, at - 1)) &&
      tokens[at + 1]?.capital &&
      !DETERMINERS.has(textAt(tokens, at + 1)) &&
      !SUBJECT_PRONOUNS.has(textAt(tokens, at + 1)) &&
      at + 1 < to
    )
      at++;
    else if (token?.text === '-' && tokens[at + 1]?.capital && !tokens[at + 1]?.spaced) at++;
    else break;
  }
  return at;
}

/** The part of a run behind its last title: "Assistant District Attorney Rosa Linde" → "Rosa Linde". */
function behindTitles({ tokens }: Reading, { from, to }: Range): Range | null {
  let start = from;
  for (let at = from; at < to; at++) {
    const facts = nounFacts(textAt(tokens, at));
    if (facts?.kind !== 'PERSON' || (!facts.office && !facts.short)) continue;
    start = at + 1;
    if (textAt(tokens, start) === '.') start++;
  }
  return start < to ? { from: start, to } : null;
}

const isBody = ({ tokens }: Reading, { from, to }: Range): boolean => {
  for (let at = from; at < to; at++) {
    const word = textAt(tokens, at);
    if (nounFacts(word)?.kind === 'ORGANISATION' || BODIES.has(word)) return true;
  }
  return false;
};

interface Named {
  name: Range;
  body: boolean;
}

/** The name in a segment: the last run of capitals that owns nothing and stands before "of" and the like. */
function nameIn(reading: Reading, { from, to }: Range): Named | null {
  const { tokens } = reading;
  let found: Named | null = null;
  for (let at = from; at < to; at++) {
    const word = textAt(tokens, at);
    if (/^(?:of|for|in|at|from|with|who|whose|that|to|speaking|by|on|representing|\()$/.test(word))
      break;
    if (!tokens[at]?.capital || tokens[at]?.kind !== TokenKind.LATIN) continue;
    const end = runEnd(reading, at, to);
    const first = DETERMINERS.has(word) || SUBJECT_PRONOUNS.has(word);
    const run = { from: first ? at + 1 : at, to: end };
    at = end - 1;
    if (run.from >= run.to || textAt(tokens, end) === "'s" || textAt(tokens, end) === "'") continue;
    const body =
      (isBody(reading, run) && !behindOffice(reading, run)) || namesMedium(reading, from, run.from);
    const name = body ? run : behindTitles(reading, run);
    // The first word of a sentence has a capital anyway: "Prosecutors", "Residents".
    if (name && !(run.to - run.from === 1 && nounFacts(textAt(tokens, run.from))))
      found = { name, body };
    if (body && found?.name === name) break;
  }
  return found;
}

/** "the news agency Meridian": the noun before the name says that it is a medium. */
const namesMedium = ({ tokens }: Reading, from: number, name: number): boolean =>
  name > from &&
  (nounFacts(textAt(tokens, name - 1))?.media === true ||
    nounFacts(`${textAt(tokens, name - 2)} ${textAt(tokens, name - 1)}`)?.media === true);

/** "City Council President Ann Roe" has a body's word and is a person. */
function behindOffice(reading: Reading, run: Range): boolean {
  const behind = behindTitles(reading, run);
  return behind !== null && behind.from > run.from && !isBody(reading, behind);
}

function nounsOf({ tokens }: Reading, { from, to }: Range): string[] {
  const nouns: string[] = [];
  for (let at = from; at < to; at++) {
    const word = textAt(tokens, at);
    if (/^(?:who|whose|which|speaking)$/.test(word)) break;
    if (nounFacts(word) && textAt(tokens, at + 1) !== "'s") nouns.push(word.replace(/s$/, ''));
  }
  return nouns;
}

/** The noun that says what a description is of: the last one before "of", "who" or a participle. */
function headNoun({ tokens }: Reading, { from, to }: Range): string | null {
  let head: string | null = null;
  for (let at = from; at < to; at++) {
    const word = textAt(tokens, at);
    if (
      at > from &&
      /^(?:of|for|in|at|from|with|who|whose|that|to|by|on|familiar|close|released|obtained|conducted|published)$/.test(
        word,
      )
    )
      break;
    if (nounFacts(word)) head = word;
  }
  return head;
}

/** What an English source tells. */
export function describeEnglish(reading: Reading, range: Range): Mention {
  const { tokens } = reading;
  const first = textAt(tokens, range.from);
  const alone = range.to - range.from === 1;
  const pronoun =
    alone && (SUBJECT_PRONOUNS.has(first) || OBJECT_PRONOUNS.has(first)) ? first : null;
  const segments = segmentsOf(reading, range);
  const head = segments[0] ?? range;
  const nouns = nounsOf(reading, range);
  // "Health Minister: …": a title without an article, as headlines have it.
  const titled =
    tokens[range.from]?.capital === true &&
    nounFacts(textAt(tokens, range.to - 1))?.office === true;
  const definite = titled || /^(?:the|that|this|his|her|its|their)$/.test(first);
  const base = { range, nouns, pronoun, definite };
  if (pronoun) return { ...base, name: null, description: range, kind: 'PERSON' };
  const documentary = nounFacts(headNoun(reading, head) ?? '')?.kind === 'DOCUMENT';
  if (!documentary) {
    const owned = segments.slice(0, 3).map((segment) => nameIn(reading, segment));
    const hit = owned.find((each) => each !== null);
    if (hit)
      return {
        ...base,
        name: hit.name,
        description: head,
        kind: hit.body ? 'ORGANISATION' : 'PERSON',
      };
  }
  const kind = nounFacts(headNoun(reading, head) ?? '')?.kind;
  const named =
    kind === 'PERSON' && !definite
      ? 'ANONYMOUS'
      : (kind ?? (definite ? 'ORGANISATION' : 'ANONYMOUS'));
  return { ...base, name: null, description: documentary ? range : head, kind: named };
}
