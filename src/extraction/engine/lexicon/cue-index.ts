import { Inflection, PhraseIndex } from '../../../language/words/phrase-index.js';
import { fold } from '../../../language/text/normalise.js';
import { ClaimKind } from '../../../language/statement.js';
import {
  circumstantialForms,
  imperfectForms,
  nounForms,
  perfectForms,
  toldForms,
} from './arabic-conjugation.js';
import { type CueEntry, readLexicon } from './cue-entry.js';
import { plural, presentParticiple, regularPast, thirdPerson } from './english-conjugation.js';

/** How a cue is inflected where it stands. */
export type Shape =
  /** A finite verb: "said", «قال». */
  | 'FINITE'
  /** The English base form: infinitive, or present of a plural. */
  | 'BASE'
  /** An English past that is also the participle: "told" of "was told". */
  | 'PAST'
  /** A participle that hangs on another clause: "adding", «مؤكدا». */
  | 'PARTICIPLE'
  | 'NOUN'
  /** A verbal noun with the pronoun of its subject: «قوله». */
  | 'NOUN_OF'
  | 'ADJECTIVE'
  | 'PREPOSITION';

/** One inflected form of a cue. */
export interface CueForm {
  entry: CueEntry;
  shape: Shape;
  /** Who was told stands in the form itself: «أبلغنا». */
  told?: boolean;
  /** Who speaks stands in the form as a pronoun: «على حد قوله». */
  owned?: boolean;
}

export type CueIndex = PhraseIndex<CueForm>;

type More = Pick<CueForm, 'told' | 'owned'>;
type Add = (form: string, shape: Shape, more?: More) => void;

function addEnglishVerb(entry: CueEntry, add: Add): void {
  const { lemma } = entry;
  if (entry.forms) {
    for (const form of entry.forms) {
      if (form === lemma) add(form, 'BASE');
      else add(form, /^\w+ing\b/.test(form) ? 'PARTICIPLE' : 'FINITE');
    }
    return;
  }
  const past = entry.past ?? regularPast(lemma);
  add(lemma, 'BASE');
  add(thirdPerson(lemma), 'FINITE');
  add(past, entry.participle ? 'FINITE' : 'PAST');
  if (entry.participle) add(entry.participle, 'PAST');
  add(presentParticiple(lemma, past), 'PARTICIPLE');
}

/** «وعده» is as well "his promise": of most verbs only the first person is plain. */
function toldIn({ addressee, frames, kind }: CueEntry): string[] {
  if (addressee) return ['نا', 'ني', 'ه', 'ها', 'هم'];
  const asks = frames.includes('OBJECT_TO') || kind === ClaimKind.COMMITMENT;
  return asks && frames.includes('PREP') ? ['نا', 'ني'] : [];
}

function addArabicVerb(entry: CueEntry, add: Add): void {
  for (const form of perfectForms(entry.lemma)) add(form, 'FINITE');
  for (const form of imperfectForms(entry.imperfect ?? '')) add(form, 'FINITE');
  for (const form of toldForms(perfectForms(entry.lemma), toldIn(entry)))
    add(form, 'FINITE', { told: true });
  if (entry.participle)
    for (const form of circumstantialForms(entry.participle)) add(form, 'PARTICIPLE');
  if (!entry.noun) return;
  const [bare, ...owned] = nounForms(entry.noun);
  add(bare ?? entry.noun, 'NOUN');
  for (const form of owned) add(form, 'NOUN_OF');
}

function addEntry(entry: CueEntry, arabic: boolean, add: Add): void {
  switch (entry.pos) {
    case 'VERB':
      return (arabic ? addArabicVerb : addEnglishVerb)(entry, add);
    case 'NOUN':
      for (const form of entry.forms ?? [entry.lemma]) {
        add(form, 'NOUN');
        if (!arabic) add(plural(form), 'NOUN');
        else if (entry.attitude) {
          for (const prefix of ['ال', 'بال', 'لل']) add(prefix + form, 'NOUN');
        } else if (!form.includes(' '))
          for (const owned of nounForms(form).slice(1)) add(owned, 'NOUN_OF');
      }
      return;
    default:
      for (const form of entry.forms ?? [entry.lemma])
        add(form, entry.pos === 'ADJECTIVE' ? 'ADJECTIVE' : 'PREPOSITION');
      if (entry.owned)
        for (const owned of nounForms(entry.lemma).slice(1))
          add(owned, 'PREPOSITION', { owned: true });
  }
}

function buildIndex(name: string, arabic: boolean): CueIndex {
  const index: CueIndex = new PhraseIndex<CueForm>(Inflection.FIXED);
  for (const entry of readLexicon(name).entries) {
    const seen = new Set<string>();
    addEntry(entry, arabic, (form, shape, more) => {
      // Forms that fold to one, such as هنا and its like, are listed once.
      const key = `${fold(form)}|${shape}`;
      if (seen.has(key)) return;
      seen.add(key);
      index.add(form, { entry, shape, ...more });
    });
  }
  return index;
}

let arabic: CueIndex | null = null;
let english: CueIndex | null = null;

export const arabicCues = (): CueIndex => (arabic ??= buildIndex('cues-ar', true));
export const englishCues = (): CueIndex => (english ??= buildIndex('cues-en', false));
