import { type Bilingual, inLanguage, words } from '../../contradictions/explain/words.js';
import { Language } from '../../language/language.js';
import { formatPartialDate, parsePartialDate } from '../../language/dates/partial-date.js';
import type { Proposal, Span } from '../engine/types.js';
import { labels, type TextKey } from './labels.js';

/** A line of a card: what it is, and its values. `value` is text of the article, to be isolated; `note` is ours. */
export interface Fact {
  label: TextKey;
  values: { value: string; note?: string }[];
}

function speakerFact({ name, kind, how }: Proposal['speaker'], language: Language): Fact {
  const comma = language === Language.AR ? '، ' : ', ';
  // Whoever has no name is not named anywhere, whatever led there.
  const known = kind === 'ANONYMOUS' ? [] : [labels.resolution[how]];
  const note = [labels.sourceKind[kind], ...known].map((entry) => inLanguage(entry, language));
  return { label: 'speaker', values: [{ value: name, note: note.join(comma) }] };
}

/** The date in full, where the words do not say it so already; counted from a day not known, it has none. */
function dateNote(
  { text, value }: Proposal['dates'][number],
  language: Language,
): string | undefined {
  const full = parsePartialDate(value) ? formatPartialDate(value, language) : text;
  return full === text ? undefined : full;
}

/** What a number was read as, in plain digits: "48,000,000", "10–12", "≤ 5". */
function amountOf(
  { lower, upper }: Proposal['quantities'][number],
  language: Language,
): string | undefined {
  const written = (value: number): string =>
    value.toLocaleString(language === Language.AR ? 'ar-u-nu-latn' : 'en-US');
  if (lower === null && upper === null) return undefined;
  if (lower === null) return `≤ ${written(upper!)}`;
  if (upper === null) return `≥ ${written(lower)}`;
  return lower === upper ? written(lower) : `${written(lower)}–${written(upper)}`;
}

/** "from March 2020", "until 2023", or the one date that is both. */
function periodValues(period: Proposal['period'], language: Language): Fact['values'] {
  if (!period) return [];
  const date = (end: string): string => formatPartialDate(end, language);
  const { from, to } = period;
  if (from !== null && from === to) return [{ value: date(from) }];
  const say = (key: TextKey, end: string | null): string[] =>
    end === null ? [] : [`${inLanguage(labels.text[key], language)} ${date(end)}`];
  const ends = [...say('rangeFrom', from), ...say(from === null ? 'rangeUntil' : 'rangeTo', to)];
  return [{ value: ends.join(' ') }];
}

/** The facts of a proposal in the words of `language`; those with nothing to say are left out. */
export function describeProposal(proposal: Proposal, language: Language): Fact[] {
  const say = (entry: Bilingual) => inLanguage(entry, language);
  const { speaker, statement, stance, form, kind } = proposal;
  const at = ({ start, end }: Pick<Span, 'start' | 'end'>) => statement.text.slice(start, end);
  const facts: Fact[] = [
    speakerFact(speaker, language),
    {
      label: 'antecedent',
      values: speaker.antecedent ? [{ value: speaker.antecedent.text }] : [],
    },
    {
      label: 'kind',
      values: [words.claimKind[kind], words.stance[stance], labels.form[form]].map((entry) => ({
        value: say(entry),
      })),
    },
    {
      label: 'numbers',
      values: proposal.quantities.map((each) => ({
        value: at(each),
        note: amountOf(each, language),
      })),
    },
    {
      label: 'dates',
      values: proposal.dates.map((each) => ({
        value: each.text,
        note: dateNote(each, language),
      })),
    },
    { label: 'period', values: periodValues(proposal.period, language) },
    {
      label: 'replaced',
      values: statement.replaced.map(({ text, by, reason }) => ({
        value: `${text} = ${by}`,
        note: say(labels.replacement[reason]),
      })),
    },
    {
      label: 'unresolved',
      values: statement.unresolved.map(({ text, reason }) => ({
        value: text,
        note: say(labels.replacement[reason]),
      })),
    },
  ];
  return facts.filter(({ values }) => values.length > 0);
}

/** From whoever the article has it from to the speaker, each with what sort it is; one name where nobody stands between. */
export function pathOf(
  { chain, speaker }: Proposal,
  language: Language,
): { name: string; kind: string }[] {
  return [...chain, speaker].map(({ name, kind }) => ({
    name,
    kind: inLanguage(labels.sourceKind[kind], language),
  }));
}

/** Reasons with the sign of their weight, in words. */
export function worthReasons({ worth }: Proposal, language: Language): string[] {
  return worth.reasons.map(
    ({ reason, weight }) =>
      `${weight < 0 ? '−' : '+'} ${inLanguage(labels.worthReason[reason], language)}`,
  );
}

/** A proposal with the number that it has in the text. */
export interface Numbered {
  number: number;
  proposal: Proposal;
}

/** Numbers follow the text, the order the worth: the most deserving first. */
export function byWorth(proposals: readonly Proposal[]): Numbered[] {
  return proposals
    .map((proposal, i) => ({ number: i + 1, proposal }))
    .sort((a, b) => b.proposal.worth.score - a.proposal.worth.score || a.number - b.number);
}
