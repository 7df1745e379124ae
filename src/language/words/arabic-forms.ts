/**
 * Light Arabic morphology, after the idea of Larkey's light stemmers: clitics and inflection come
 * off, the pattern inside the word stays. Input is folded text.
 */

import { remembered } from '../remember.js';

const CONJUNCTIONS = 'وف';
const PREPOSITIONS = 'بكل';
const VERB_PREFIXES = 'يتنا';
/** Longest first, so that a word loses its whole ending at once. */
const SUFFIXES = [
  'يتهما',
  'اتهما',
  'اتهم',
  'تهما',
  'تهم',
  'تها',
  'تان',
  'تين',
  'هما',
  'كما',
  'اته',
  'اتها',
  'ات',
  'ون',
  'ين',
  'ان',
  'هم',
  'هن',
  'ها',
  'نا',
  'كم',
  'وا',
  'ية',
  'يا',
  'ته',
  'تا',
  'ه',
  'ة',
  'ي',
  'ا',
  'ت',
  'ك',
  'ن',
  'و',
] as const;
const MIN_BASE = 3;

/** The word itself, then without و or ف: all a function word may carry. */
export const withoutConjunction = remembered((word: string): readonly string[] =>
  word.length > 2 && CONJUNCTIONS.includes(word[0] ?? '') ? [word, word.slice(1)] : [word],
);

/** Readings of the front of a word: conjunction, preposition, article, future س. Least cut first. */
function fronts(word: string): string[] {
  const found = [word];
  const add = (form: string): void => {
    if (form.length >= 2 && !found.includes(form)) found.push(form);
  };
  for (const form of withoutConjunction(word)) {
    add(form);
    if (form.startsWith('ال') && form.length > 4) add(form.slice(2));
    else if (form.startsWith('لل') && form.length > 4) {
      add(form.slice(2));
      // "للاجئين" is ل with "اللاجئين": of the three letters ل it writes two.
      add(form.slice(1));
    } else if (PREPOSITIONS.includes(form[0] ?? '') && form.length > 3) {
      if (form.startsWith('ال', 1) && form.length > 5) add(form.slice(3));
      else add(form.slice(1));
    }
    if (form.startsWith('س') && VERB_PREFIXES.includes(form[1] ?? ' ') && form.length > 4)
      add(form.slice(1));
  }
  return found;
}

/** The word with its article whole, for names listed with it: "بالولايات", "للولايات". */
function withArticle(word: string): string[] {
  return withoutConjunction(word).flatMap((form) => {
    if (form.startsWith('لل') && form.length > 4) return [`ال${form.slice(2)}`];
    return /^[بك]ال/.test(form) && form.length > 5 ? [form.slice(1)] : [];
  });
}

/** A word with the article, or a feminine ending, is no verb: "تجارية" is not a form of "جارية". */
function isNominal(word: string, form: string): boolean {
  return /^(?:[وف]?(?:[بك]?ال|لل))/.test(word) || /(?:ة|ات|ية)$/.test(word) || form.endsWith('ة');
}

/** An ending before which a final weak letter has gone, such as the ى of "ألغى" in "ألغت" and "ألغوا". */
const WEAK_ENDINGS = /^(.{2,})(?:ت|وا)$/;
/** The same before a pronoun, where ى is written ا: "ألغاها", "أبقاه". */
const WEAK_OBJECTS = /^(.{2,})ا(?:ها|هم|هما|هن|ه)$/;
/** "ألغت" and "ألقوا", folded, look as if they had the article. */
const LAM_AFTER_HAMZA = /^[وف]?ال[^اوي](?:ت|وا|اها?|اهم)$/;
/** The imperfect without its last weak letter: "لم يلغ", "لم تنته", "يلغون". */
const CUT_IMPERFECT = /^(?:ي.{2,}|ت.{3,})$/;
const SOUND = '[^اويتءة]';
/** A hollow verb in the imperfect: "يفوز" of form I, "يقيل" of form IV, "يستقيل" of form X. */
const HOLLOW_FIRST = new RegExp(`^[يت](${SOUND})و(${SOUND})$`);
const HOLLOW_FOURTH = new RegExp(`^[يت](${SOUND}|ست${SOUND})ي(${SOUND})$`);

/**
 * Forms of verbs with a weak root letter, which cutting endings does not reach: "ألغت" and "ألغوا"
 * give "ألغى", "نجت" gives "نجا", "يفوز" gives "فاز".
 */
function weakForms(word: string, known: readonly string[]): string[] {
  const found: string[] = [];
  if (isNominal(word, word) && !LAM_AFTER_HAMZA.test(word)) return found;
  for (const front of withoutConjunction(word)) {
    const stem = (WEAK_ENDINGS.exec(front) ?? WEAK_OBJECTS.exec(front))?.[1];
    if (stem !== undefined && !/[اوي]$/.test(stem)) found.push(`${stem}ي`, `${stem}ا`);
    const future = /^س[يت]/.test(front) ? front.slice(1) : front;
    const cut = future.replace(/(?:ون|وا)$/, '');
    if (CUT_IMPERFECT.test(cut) && !/[اويةت]$/.test(cut))
      found.push(`${cut}ي`, `ا${cut.slice(1)}ي`);
  }
  for (const form of known) {
    const [, first, last] = HOLLOW_FIRST.exec(form) ?? [];
    if (first !== undefined && last !== undefined) found.push(`${first}ا${last}`);
    const [, opening, end] = HOLLOW_FOURTH.exec(form) ?? [];
    if (opening !== undefined && end !== undefined) found.push(`ا${opening}ا${end}`);
  }
  return found;
}

/**
 * The bases a word may be an inflected form of, least cut first: "وسينسحبون" gives, among others,
 * "ينسحب", "نسحب" and "انسحب" (the imperfect drops the alef that the perfect has).
 */
export const arabicForms = remembered((word: string): readonly string[] => {
  const forms = new Set<string>(fronts(word));
  for (const front of [...forms]) {
    for (const suffix of SUFFIXES) {
      if (front.length - suffix.length < MIN_BASE || !front.endsWith(suffix)) continue;
      const base = front.slice(0, -suffix.length);
      // "رحلات" is the plural of "رحلة", and hardly ever a form of "رحل".
      if (suffix !== 'ات' || base.length > MIN_BASE) forms.add(base);
      if (/^ا?ت/.test(suffix) && suffix !== 'تا') forms.add(`${base}ة`);
    }
  }
  for (const form of [...forms]) {
    if (isNominal(word, form)) continue;
    if (form.length >= 4 && VERB_PREFIXES.includes(form[0] ?? ' ')) {
      const bare = form.slice(1);
      if (bare.length >= MIN_BASE) forms.add(bare);
      if (!form.startsWith('ا')) forms.add(`ا${bare}`);
      // "يؤيد" folds to "يويد": its و is the hamza of "ايد".
      if (bare.startsWith('و')) forms.add(`ا${bare.slice(1)}`);
    }
  }
  for (const form of weakForms(word, [...forms])) forms.add(form);
  for (const form of withArticle(word)) forms.add(form);
  return [...forms];
});

const STEM_PREFIXES = ['وبال', 'وال', 'بال', 'كال', 'فال', 'ولل', 'لل', 'ال'] as const;
const STEM_SUFFIXES = [
  'هما',
  'ها',
  'ات',
  'ون',
  'ين',
  'ان',
  'هم',
  'وا',
  'ية',
  'يه',
  'ه',
  'ة',
  'ي',
  'ا',
] as const;

/** A light stem: article and its clitics, و before a long word, and the commonest endings cut off. */
export const arabicStem = remembered((word: string): string => {
  let stem = word;
  const prefix = STEM_PREFIXES.find(
    (p) => stem.startsWith(p) && stem.length - p.length >= MIN_BASE,
  );
  if (prefix) stem = stem.slice(prefix.length);
  else if (stem.startsWith('و') && stem.length >= 6) stem = stem.slice(1);
  for (let round = 0; round < 2; round++) {
    const suffix = STEM_SUFFIXES.find(
      (s) => stem.endsWith(s) && stem.length - s.length >= MIN_BASE,
    );
    if (!suffix) break;
    stem = stem.slice(0, -suffix.length);
  }
  return stem;
});

/**
 * A key under which the forms of one verb and its verbal noun usually meet: "يرتفع", "ارتفاع" and
 * "ارتفعت" all give "رتفع". Long vowels and person prefixes go; a key under three consonants is
 * worth nothing, so the stem is given back instead.
 */
export const arabicRootKey = remembered((word: string): string => {
  const stem = arabicStem(word);
  let core = stem;
  if (core.length >= 5 && core.endsWith('ت')) core = core.slice(0, -1);
  if (core.length >= 5 && core.startsWith('س') && VERB_PREFIXES.includes(core[1] ?? ' '))
    core = core.slice(1);
  while (core.length >= 4 && (core.startsWith('ي') || (core.length >= 5 && core.startsWith('ت'))))
    core = core.slice(1);
  if (core.length === 4 && /^ت[^اوي]{3}$/.test(core)) core = core.slice(1);
  const consonants = core.replace(/[اوي]/g, '');
  return consonants.length >= MIN_BASE ? consonants : stem;
});
