import { loadLexicon } from '../lexicon.js';
import { perfectIn } from '../words/arabic-perfects.js';
import { isFunctionWord } from '../words/function-words.js';
import { Inflection, lookupForms } from '../words/phrase-index.js';
import { perWord, type Token, TokenKind, tokenise } from '../text/tokens.js';
import { type Concept, conceptsAt, type OpposedEntry } from './concepts.js';

/** Words that may stand between an Arabic verb and what completes it: «باءت المحادثات بالفشل». */
const GAP = 4;
const DEFINITE = /^[وف]?(?:[بك]?ال|لل)/;
const PRONOUN = /^(.{2,})(?:هما|هم|هن|ها|ه)$/;
/** Two words at least follow, or one that says something: «على» alone joins anything. */
const PREPOSITION = /^(?:في|من|الي|علي|عن|مع|عند|بين|تحت|فوق|خلف|امام|وراء|خارج|داخل|نحو)$/;

/** Verbs by their letters: imperfects, inflected perfects, short ones and such as أفعل and تفعّل. */
const VERB = /^(?:ي.{2,}|.{2,}(?<!ا)ت|.{2,}وا|[^ة]{3}|[ات].{2}[^ة])$/;

const isVerb = (text: string): boolean => VERB.test(text) || perfectIn(text) !== 'NO';

/** What completes a verb, as it is listed, and as it is compared. */
interface Complement {
  tokens: readonly Token[];
  keys: readonly string[];
}

/** «ظهره» and «ظهرها» complete a verb alike: whose it is goes with the subject. */
const complementKey = perWord(({ text }: Token): string => text.replace(PRONOUN, '$1ه'));

/** The word that opens a phrase → the first word of what completes it → all that does. */
const byVerb = new Map<string, Map<string, Complement[]>>();

function list(form: string): void {
  const [verb, ...tokens] = tokenise(form);
  const [first] = tokens;
  if (!first || verb?.kind !== TokenKind.ARABIC || DEFINITE.test(verb.text) || !isVerb(verb.text))
    return;
  if (isFunctionWord([verb], 0) || tokens.every((_, at) => isFunctionWord(tokens, at))) return;
  const complements = byVerb.get(verb.text) ?? new Map<string, Complement[]>();
  byVerb.set(verb.text, complements);
  const keys = tokens.map(complementKey);
  const known = complements.get(keys[0]!) ?? [];
  complements.set(keys[0]!, [...known, { tokens, keys }]);
}

for (const { ar, oppositeAr } of loadLexicon<OpposedEntry>('opposed-predicates'))
  for (const form of [...ar, ...oppositeAr]) list(form);

const NONE: readonly Map<string, Complement[]>[] = [];

const complementsOf = perWord((token: Token) => {
  if (token.kind !== TokenKind.ARABIC || DEFINITE.test(token.text)) return NONE;
  // «نجاة» is a noun, though its letters begin with those of a verb.
  if (token.text.endsWith('ة')) return NONE;
  return lookupForms(token, Inflection.FREE).flatMap((form) => byVerb.get(form) ?? []);
});

/** Whether a bare noun after these words can complete the verb, and is not of the word before it. */
function endsPhrase(tokens: readonly Token[], at: number): boolean {
  const text = tokens[at]?.text ?? '';
  if (DEFINITE.test(text) || PRONOUN.test(text)) return true;
  return conceptsAt(tokens, at)?.values.some(({ place }) => place !== undefined) ?? false;
}

/** What tells by its form that it completes the verb: «بالفشل», «حتفه», «على العمل». */
const isBound = ({ text }: Token): boolean =>
  PREPOSITION.test(text) || PRONOUN.test(text) || /^[بل](?:ال|.{3})/.test(text);

/** A phrase whose first word and whose rest `[from, to)` other words part. */
export interface PartedPhrase {
  values: readonly Concept[];
  from: number;
  to: number;
}

/** The opposed predicate whose verb stands at a token, and what completes it a few words on; or null. */
export function partedAt(tokens: readonly Token[], at: number): PartedPhrase | null {
  const verb = tokens[at]!;
  const complements = complementsOf(verb);
  if (complements.length === 0) return null;
  for (let from = at + 1; from <= at + 1 + GAP; from++) {
    const token = tokens[from];
    if (!token || token.kind === TokenKind.PUNCTUATION) return null;
    const rest =
      from > at + 1 || PRONOUN.test(token.text) ? restAt(tokens, from, complements) : null;
    if (rest && (isBound(token) || endsPhrase(tokens, from - 1))) {
      const hit = conceptsAt([verb, ...rest.tokens], 0);
      const found = hit?.to === rest.tokens.length + 1 && hit.values.some(({ opposed }) => opposed);
      return found ? { values: hit.values, from, to: from + rest.tokens.length } : null;
    }
    if (isFunctionWord(tokens, from) && !/^(?:في|من)$/.test(token.text)) return null;
  }
  return null;
}

/** The longest listed complement that stands at a token. */
function restAt(
  tokens: readonly Token[],
  from: number,
  complements: readonly Map<string, Complement[]>[],
): Complement | null {
  let longest: Complement | null = null;
  const key = complementKey(tokens[from]!);
  for (const each of complements) {
    for (const complement of each.get(key) ?? []) {
      if (complement.tokens.length <= (longest?.tokens.length ?? 0)) continue;
      const stands = complement.keys.every((word, i) => {
        const token = tokens[from + i];
        return token !== undefined && complementKey(token) === word;
      });
      if (stands) longest = complement;
    }
  }
  return longest;
}
