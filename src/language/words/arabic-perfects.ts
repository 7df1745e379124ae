import { remembered } from '../remember.js';
import { type LexiconName, loadLexicon } from '../lexicon.js';
import { arabicForms, withoutConjunction } from './arabic-forms.js';
import { tokenise } from '../text/tokens.js';

/** Where verbs are listed, each with its other forms in one entry. */
const VERBS: readonly LexiconName[] = [
  'date-events',
  'irregular-forms',
  'measures',
  'modality',
  'opposed-predicates',
  'ranks',
  'reporting',
  'single-slots',
  'synonyms',
];

const SOUND = '[^اويتءة]';
const HOLLOW = new RegExp(`^ي(${SOUND})ي(${SOUND})$`);

/** The perfects whose imperfect a word may be: يصل of وصل, يستقيل of استقال, يبيع of باع. */
function perfectsOf(imperfect: string): string[] {
  const [, first = '', last = ''] = HOLLOW.exec(imperfect) ?? [];
  return [
    ...arabicForms(imperfect),
    `و${imperfect.slice(1)}`,
    ...(first === '' ? [] : [`${first}ا${last}`]),
  ];
}

const words = (forms: readonly string[]): string[] =>
  forms.flatMap((form) => {
    const tokens = tokenise(form);
    return tokens.length === 1 ? (tokens[0]?.text ?? []) : [];
  });

let listed: Set<string> | null = null;

/**
 * The words that stand in some lexicon beside their own imperfect: so they are verbs in the perfect, and
 * not only nouns of the same letters.
 */
function listedPerfects(): ReadonlySet<string> {
  if (listed) return listed;
  listed = new Set();
  for (const name of VERBS) {
    for (const entry of loadLexicon(name)) {
      const { ar, oppositeAr } = entry as { ar: string[]; oppositeAr?: string[] };
      for (const side of [words(ar), words(oppositeAr ?? [])]) {
        const imperfects = side.filter((word) => /^ي../.test(word));
        const bases = new Set(imperfects.flatMap(perfectsOf));
        for (const word of side)
          if (bases.has(word) && !imperfects.includes(word) && !/(?:ة|ون|ين)$/.test(word))
            listed.add(word);
      }
    }
  }
  return listed;
}

/**
 * Verbs that their pattern alone gives away: انفعل, افتعل and استفعل, sound, hollow or weak. Their verbal
 * nouns have one letter more.
 */
const DERIVED =
  /^(?:ان[^اويءة]{3}|ا[^اويءةلن]ت[^اويءة]{2}|ا[^اويءةلن]ت[اي][^اويءة]|است[^اويءة]{3}|است[^اويءة]ا[^اويءة]|است[^اويءة]{2}ي)$/;

/** Endings of the third person, and what a weak verb has lost before them. */
function bare(word: string): string[] {
  const stem = /^(.{2,})(?:ت|وا|تا)$/.exec(word)?.[1];
  return stem === undefined ? [word] : [word, stem, `${stem}ي`, `${stem}ا`];
}

/** Words shorter than this are as often nouns of the same letters: قتل, رفع. */
const UNMISTAKABLE = 4;

/** How surely a folded Arabic word is a verb in the perfect: `MAYBE` where a noun may look the same. */
export const perfectIn = remembered((word: string): 'YES' | 'MAYBE' | 'NO' => {
  const known = listedPerfects();
  const found = withoutConjunction(word)
    .flatMap(bare)
    .filter((form) => known.has(form) || DERIVED.test(form));
  if (found.length === 0) return 'NO';
  return found.some((form) => form.length >= UNMISTAKABLE || DERIVED.test(form)) ? 'YES' : 'MAYBE';
});
