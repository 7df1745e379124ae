import { readFileSync } from 'node:fs';
import { Language } from '../../language/language.js';
import type {
  ClaimKind,
  DismissalReason,
  FindingKind,
  Stance,
  Verdict,
} from '../detection/types.js';

/** One thing said in both languages of the product. */
export interface Bilingual {
  ar: string;
  en: string;
}

export type Likelihood = 'STRONG' | 'LIKELY' | 'POSSIBLE' | 'WEAK';

type Phrase =
  | 'verdict'
  | 'score'
  | 'claimA'
  | 'claimB'
  | 'findings'
  | 'suppressed'
  | 'kind'
  | 'relation'
  | 'valueA'
  | 'valueB'
  | 'rule'
  | 'reason'
  | 'heldBack'
  | 'noFinding'
  | 'allSuppressed';

/** The editor's words for what a comparison says; `words.json` is their only source and its spec their schema. */
export interface Words {
  findingKind: Record<FindingKind, Bilingual>;
  verdict: Record<Verdict, Bilingual>;
  verdictNote: Record<Verdict, Bilingual>;
  dismissalReason: Record<DismissalReason, Bilingual>;
  claimKind: Record<ClaimKind, Bilingual>;
  stance: Record<Stance, Bilingual>;
  likelihood: Record<Likelihood, Bilingual>;
  phrase: Record<Phrase, Bilingual>;
}

export const words = JSON.parse(
  readFileSync(new URL('./words.json', import.meta.url), 'utf8'),
) as Words;

/** Picks the wording for a reader's language. */
export function inLanguage(entry: Bilingual, language: Language): string {
  return language === Language.AR ? entry.ar : entry.en;
}

/** The lowest score (0–1) that still deserves each word, strongest first. */
const likelihoods: [number, Likelihood][] = [
  [0.85, 'STRONG'],
  [0.65, 'LIKELY'],
  [0.4, 'POSSIBLE'],
];

export function likelihoodOf(score: number): Likelihood {
  return likelihoods.find(([least]) => score >= least)?.[1] ?? 'WEAK';
}

/** A score as a reader wants it, the word before the number: `likely (0.72)`. */
export function describeScore(score: number, language: Language): string {
  return `${inLanguage(words.likelihood[likelihoodOf(score)], language)} (${score.toFixed(2)})`;
}
