import { remembered } from '../remember.js';
import { type LexiconEntry, loadLexicon } from '../lexicon.js';

interface FormsEntry extends LexiconEntry {
  /** Nothing is cut off the base: what is left would be another word. */
  whole?: boolean;
}

let irregular: Map<string, string> | null = null;
let whole: Map<string, string> | null = null;

function basesOf(isWhole: boolean): Map<string, string> {
  const bases = new Map<string, string>();
  for (const entry of loadLexicon<FormsEntry>('irregular-forms')) {
    if ((entry.whole === true) !== isWhole) continue;
    const [base, ...forms] = entry.en;
    for (const form of forms) bases.set(form, base ?? form);
    if (isWhole && base !== undefined) bases.set(base, base);
  }
  return bases;
}

/** "held" → "hold": what no suffix rule finds. */
const irregularForms = (): Map<string, string> => (irregular ??= basesOf(false));

/** "planes" → "plane": what a suffix rule would take for a form of another word, "plan". */
const wholeWords = (): Map<string, string> => (whole ??= basesOf(true));

const VOWEL = /[aeiouy]/;
const DOUBLED = /([bdfgmnprt])\1$/;

function withoutEnding(word: string, ending: string): string | null {
  const base = word.slice(0, -ending.length);
  return word.endsWith(ending) && base.length >= 3 && VOWEL.test(base) ? base : null;
}

/**
 * A light English stem: plural, -ed, -ing, -ly and a final e come off, doubled consonants become
 * one. "withdrawing", "withdraws" and (by the irregular forms) "withdrew" meet.
 */
export const englishStem = remembered((word: string): string => {
  const base = irregularForms().get(word) ?? word;
  const kept = wholeWords().get(base);
  if (kept !== undefined) return kept;
  if (base.length <= 3) return base;
  let stem = base;
  if (stem.endsWith('ies') || stem.endsWith('ied')) stem = `${stem.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x|z)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (stem.endsWith('s') && !/(?:ss|us|is)$/.test(stem)) stem = stem.slice(0, -1);
  const cut = withoutEnding(stem, 'ing') ?? withoutEnding(stem, 'ed');
  if (cut) stem = DOUBLED.test(cut) ? cut.slice(0, -1) : cut;
  else stem = withoutEnding(stem, 'ly') ?? stem;
  if (stem.endsWith('e') && stem.length > 3) stem = stem.slice(0, -1);
  if (stem.endsWith('y') && stem.length > 3) stem = `${stem.slice(0, -1)}i`;
  return stem;
});

/** Irregular forms that are no past: nouns, and present participles. */
const NO_PAST = /(?:ing|th|tions?|al|ure|dead)$/;
/** Words that only end like a past: "hundred", "united". */
const LOOK_ALIKE =
  /^(?:flight|hundred|sacred|naked|kindred|hatred|united|indeed|exceed|proceed|succeed|[a-z]{1,3}eed)$/;

/** Whether a word, alone, is a verb's past or its passive participle: "sold", "taken", "closed". */
export const isPastForm = remembered(
  (word: string): boolean =>
    (irregularForms().has(word) && !NO_PAST.test(word)) ||
    (/[a-z]{2}ed$/.test(word) && !LOOK_ALIKE.test(word)),
);

/** Singular and regular plural; a noun's other forms ("died" of "dead") are not the noun. */
export function pluralForms(singular: string): string[] {
  const plural = /(?:s|x|ch|sh)$/.test(singular)
    ? `${singular}es`
    : singular.endsWith('y')
      ? `${singular.slice(0, -1)}ies`
      : `${singular}s`;
  return [singular, plural];
}
