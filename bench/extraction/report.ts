import { figure, table } from '../evaluate/text.js';
import type { Annotation, Offsets } from './annotated.js';
import { type Figures, figuresOf, type JudgedText } from './score.js';
import { Language } from '../../src/language/language.js';

export interface Part {
  name: string;
  judged: JudgedText[];
}

const HALVES = ['dev', 'held'] as const;
const LANGUAGES = [Language.AR, Language.EN] as const;

/** Each half of each language that has texts. */
export function partsOf(judged: readonly JudgedText[]): Part[] {
  return HALVES.flatMap((half) =>
    LANGUAGES.map((language) => ({
      name: `${half}.${language.toLowerCase()}`,
      judged: judged.filter(({ text }) => text.half === half && text.language === language),
    })),
  ).filter((part) => part.judged.length > 0);
}

const HEAD = [
  '',
  'texts',
  'annotated',
  'proposed',
  'P',
  'R',
  'F1',
  'exact F1',
  '+ source',
  '+ speaker',
  '+ chain',
];
const SHARES = [
  'of the contents found',
  'speaker',
  'chain of the carried',
  'stance',
  'form',
  'kind',
  'period P',
  'R',
];

const row = (name: string, f: Figures): string[] => [
  name,
  `${f.texts}`,
  `${f.annotated}`,
  `${f.proposed}`,
  figure(f.content.precision),
  figure(f.content.recall),
  figure(f.content.f1),
  figure(f.exact.f1),
  figure(f.withSource.f1),
  figure(f.withSpeaker.f1),
  figure(f.withChain.f1),
];

const STRETCHES = [
  '',
  'texts',
  'annotated',
  'proposed',
  'P',
  'R',
  'F1',
  'F1 at .8',
  'exact F1',
  '+ source',
];
const WORDS = ['word by word', 'content P', 'R', 'F1', 'source P', 'R', 'F1'];

/** The figures of texts whose annotations are of content and source and no more. */
function stretchLines(parts: readonly Part[]): string[] {
  const figures = parts.map(({ name, judged }) => ({ name, f: figuresOf(judged) }));
  return [
    ...table([
      STRETCHES,
      ...figures.map(({ name, f }) => [
        ...row(name, f).slice(0, 7),
        figure(f.close.f1),
        figure(f.exact.f1),
        figure(f.withSource.f1),
      ]),
    ]),
    '',
    ...table([
      WORDS,
      ...figures.map(({ name, f: { contentWords, sourceWords } }) => [
        name,
        ...[contentWords, sourceWords].flatMap(({ precision, recall, f1 }) =>
          [precision, recall, f1].map(figure),
        ),
      ]),
    ]),
  ];
}

/** The figures of every part, as tables. */
function figureLines(parts: readonly Part[]): string[] {
  const figures = parts.map(({ name, judged }) => ({ name, f: figuresOf(judged) }));
  return [
    ...table([HEAD, ...figures.map(({ name, f }) => row(name, f))]),
    '',
    ...table([
      SHARES,
      ...figures.map(({ name, f }) => [
        name,
        figure(f.speaker),
        figure(f.chains),
        figure(f.stance),
        figure(f.form),
        figure(f.kind),
        figure(f.period?.precision ?? null),
        figure(f.period?.recall ?? null),
      ]),
    ]),
  ];
}

const words = (text: string, stretches: readonly Offsets[]): string =>
  stretches.map(({ start, end }) => text.slice(start, end)).join(' | ');

const sourceOf = (text: string, { source, speakers, chain }: Annotation): string =>
  `[${source ? words(text, [source]) : '–'}] = ${speakers[0] ?? ''}${chain.length > 0 ? ` via ${chain.join(' > ')}` : ''}`;

/** What went wrong in one text, a line for each fault. */
export function errorLines({
  text: { id, text },
  matches,
  missed,
  spurious,
}: JudgedText): string[] {
  const lines = missed.map(
    (each) => `  missed    ${words(text, each.parts)} ${sourceOf(text, each)}`,
  );
  for (const { cue, content, source, speaker, chain } of spurious) {
    const via = chain.map(({ name }) => name).join(' > ');
    lines.push(
      `  spurious  ${content.text} [${source?.text ?? '–'}] = ${speaker.name} (${cue?.text ?? '–'}) ${via}`,
    );
  }
  for (const { annotation, proposal, ...right } of matches) {
    const faults = (
      ['exact', 'source', 'speaker', 'chain', 'stance', 'form', 'kind', 'period'] as const
    ).filter((what) => right[what] === false);
    if (faults.length === 0) continue;
    const got = `[${proposal.source?.text ?? '–'}] = ${proposal.speaker.name} via ${proposal.chain.map(({ name }) => name).join(' > ')}`;
    lines.push(
      `  ${faults.join(', ')}: ${words(text, annotation.parts)} ${sourceOf(text, annotation)}`,
    );
    lines.push(
      `      got ${right.exact ? '' : words(text, proposal.parts)} ${got} ${proposal.stance} ${proposal.form} ${proposal.kind} ${proposal.period ? `${proposal.period.from ?? ''}/${proposal.period.to ?? ''}` : ''}`,
    );
  }
  return lines.length === 0 ? [] : [id, ...lines];
}

/** The figures that texts can have: of speakers only where one is annotated. */
export function linesOf(parts: readonly Part[]): string[] {
  const named = parts.some(({ judged }) =>
    judged.some(({ text }) => text.annotations.some(({ speakers }) => speakers.length > 0)),
  );
  return named ? figureLines(parts) : stretchLines(parts);
}
