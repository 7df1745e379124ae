import { proposeClaims } from '../../src/extraction/engine/propose.js';
import { note, print } from '../figures.js';
import { figure, table } from '../evaluate/text.js';
import { type AnnotatedText, OWN_TEXTS, readFolder } from './annotated.js';

/** Processor time for which one reading is repeated. */
const MIN_MS = 1000;
const LENGTHS = [1, 4, 16, 64];
const MEGABYTE = 1_000_000;
const QUOTES = 10_000;

/** Milliseconds of processor time so far, this process's alone: what else runs does not count. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Mean milliseconds of processor time of one call, after one to warm up. */
function timed(work: () => unknown): number {
  work();
  const start = processorMs();
  let calls = 0;
  while (calls === 0 || processorMs() - start < MIN_MS) {
    work();
    calls++;
  }
  return (processorMs() - start) / calls;
}

const lengthOf = (texts: readonly AnnotatedText[]): number =>
  texts.reduce((sum, { text }) => sum + text.length, 0);

function articles(texts: readonly AnnotatedText[]): void {
  const all = texts.map(({ text, language, publishedAt }) => ({
    text,
    facts: { language, publishedAt },
  }));
  const ms = timed(() => all.map(({ text, facts }) => proposeClaims(text, facts)));
  const mean = Math.round(lengthOf(texts) / texts.length);
  note(`${texts.length} texts of ${mean} characters on average, one after the other.`);
  print(`  ${Math.round((texts.length / ms) * 60_000)} texts a minute of processor time`);
  print(`  ${figure(lengthOf(texts) / ms / 1000)} million characters a second`);
}

/** One text that grows: time a character must not. */
function growth(texts: readonly AnnotatedText[]): void {
  const unit = texts.map(({ text }) => text).join('\n');
  const rows = LENGTHS.filter((times) => times * unit.length < 30 * MEGABYTE).map((times) => {
    const text = Array.from({ length: times }, () => unit).join('\n');
    const ms = timed(() => proposeClaims(text));
    return [`${text.length}`, ms.toFixed(1), ((ms * 1e6) / text.length).toFixed(0)];
  });
  table([['characters', 'ms', 'ns a character'], ...rows]).forEach(print);
}

const repeat = (text: string, length: number): string =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length);

const HOSTILE: Record<string, string> = {
  'no mark, Arabic': repeat('قال الوزير إن العمل مستمر وأضاف أن الطريق طويل ', MEGABYTE),
  'no mark, English': repeat(
    'the minister said that the work goes on and added that it is long ',
    MEGABYTE,
  ),
  'one word': repeat('قال', MEGABYTE),
  '10,000 quotes': '"We are ready," he said. '.repeat(QUOTES),
  'unbalanced quotes': '« " “ قال الوزير: '.repeat(QUOTES),
  'only quotation marks': repeat('"', MEGABYTE),
  'only commas': repeat('، ', MEGABYTE),
  'only verbs': repeat('said told added ', MEGABYTE),
  'nested quotes': `${'«'.repeat(QUOTES)} قال ${'»'.repeat(QUOTES)}`,
};

function hostile(): void {
  const rows = Object.entries(HOSTILE).map(([name, text]) => {
    const start = processorMs();
    const found = proposeClaims(text).length;
    const ms = processorMs() - start;
    return [
      name,
      `${text.length}`,
      `${found}`,
      ms.toFixed(0),
      ((ms * 1e6) / text.length).toFixed(0),
    ];
  });
  table([['hostile text', 'characters', 'proposals', 'ms', 'ns a character'], ...rows]).forEach(
    print,
  );
}

/** Articles a minute, growth with length, and texts that would break a careless search. */
export function extract(): void {
  const texts = readFolder(OWN_TEXTS);
  articles(texts);
  growth(texts);
  hostile();
}
