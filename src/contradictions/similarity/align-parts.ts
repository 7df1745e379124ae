import { arabicRootKey } from '../../language/words/arabic-forms.js';
import { englishStem } from '../../language/words/english-forms.js';
import { remembered } from '../../language/remember.js';
import { NAME_KEY_PREFIX } from '../detection/reading/word-keys.js';
import { spellingLikeness } from './grams.js';
import { areOpposed, type Part, PartKind } from './parts.js';

/** How two parts are the same, the surest first. */
export enum MatchedBy {
  SAME_WORD = 'SAME_WORD',
  NUMBER = 'NUMBER',
  DATE = 'DATE',
  SAME_STEM = 'SAME_STEM',
  TRANSLATION = 'TRANSLATION',
  SYNONYM = 'SYNONYM',
  NAME = 'NAME',
}

/** One part of each statement that stand for the same, and how surely: 0–1. */
export interface Match {
  a: Part;
  b: Part;
  by: MatchedBy;
  sureness: number;
}

export interface PartAlignment {
  matches: readonly Match[];
  restA: readonly Part[];
  restB: readonly Part[];
}

/** Judges two parts; null where they do not meet this way. */
type Meeting = (a: Part, b: Part) => Pick<Match, 'by' | 'sureness'> | null;

const MEANING = /^[acnpmv]:/;
const PREDICATE = 'o:';
const STEM = 's:';
const ROOT = 'r:';
const NAME_START = 'd:';

const shares = (a: Part, b: Part, wanted: (key: string) => boolean): boolean =>
  a.keys.some((key) => wanted(key) && b.keys.includes(key));

const words = (a: Part, b: Part): boolean => a.kind === PartKind.WORD && b.kind === PartKind.WORD;

const sameWord: Meeting = (a, b) =>
  words(a, b) && a.text === b.text ? { by: MatchedBy.SAME_WORD, sureness: 1 } : null;

const sameStem: Meeting = (a, b) =>
  words(a, b) && shares(a, b, (key) => key.startsWith(STEM))
    ? { by: MatchedBy.SAME_STEM, sureness: 0.95 }
    : null;

const sameMeaning: Meeting = (a, b) => {
  if (!words(a, b) || areOpposed(a, b)) return null;
  const by = a.latin === b.latin ? MatchedBy.SYNONYM : MatchedBy.TRANSLATION;
  if (shares(a, b, (key) => MEANING.test(key))) return { by, sureness: 0.9 };
  return shares(a, b, (key) => key.startsWith(PREDICATE)) ? { by, sureness: 0.85 } : null;
};

const sameRoot: Meeting = (a, b) =>
  words(a, b) && !areOpposed(a, b) && shares(a, b, (key) => key.startsWith(ROOT))
    ? { by: MatchedBy.SAME_STEM, sureness: 0.8 }
    : null;

const sameName: Meeting = (a, b) => {
  if (!words(a, b)) return null;
  const prefix = a.latin === b.latin ? NAME_START : NAME_KEY_PREFIX;
  return shares(a, b, (key) => key.startsWith(prefix))
    ? { by: MatchedBy.NAME, sureness: 0.75 }
    : null;
};

const sameValue: Meeting = (a, b) => {
  if (a.kind !== b.kind || a.kind === PartKind.WORD || (a.lower ?? a.upper) === null) return null;
  const by = a.kind === PartKind.NUMBER ? MatchedBy.NUMBER : MatchedBy.DATE;
  const measured =
    a.measure === b.measure || (by === MatchedBy.NUMBER && !(a.measure && b.measure));
  if (!measured) return null;
  if (a.lower === b.lower && a.upper === b.upper) return { by, sureness: 1 };
  if (by === MatchedBy.DATE) return within(a, b) || within(b, a) ? { by, sureness: 0.6 } : null;
  // "2,000" and "more than 2,000" name one figure.
  const figure = (part: Part): number | null => part.lower ?? part.upper;
  return figure(a) === figure(b) ? { by, sureness: 0.7 } : null;
};

const within = (inner: Part, outer: Part): boolean =>
  inner.lower !== null &&
  inner.upper !== null &&
  outer.lower !== null &&
  outer.upper !== null &&
  inner.lower >= outer.lower &&
  inner.upper <= outer.upper;

/** Below this share of letter pairs two words of one script are no spellings or forms of one. */
const ALIKE = 0.6;

const bare = remembered((word: string): string =>
  word.replace(/^(?:[وف]?(?:[بك]?ال|لل))(?=..)/, ''),
);

const nearSpelling: Meeting = (a, b) => {
  if (!words(a, b) || a.latin !== b.latin) return null;
  const [x, y] = [bare(a.text), bare(b.text)];
  if (x.length < 3 || y.length < 3) return null;
  // The shorter word has too few pairs for that share, whatever they are.
  if (2 * (Math.min(x.length, y.length) - 1) < ALIKE * (x.length + y.length - 2)) return null;
  const likeness = spellingLikeness(x, y);
  return likeness >= ALIKE ? { by: MatchedBy.SAME_STEM, sureness: 0.7 * likeness } : null;
};

/** A word of one side's phrase: "car bomb", "booby-trapped car". */
const ofPhrase: Meeting = (a, b) => {
  if (!words(a, b) || a.latin !== b.latin || areOpposed(a, b)) return null;
  const [x, y] = [a.text.split(' '), b.text.split(' ')];
  if (x.length === 1 && y.length === 1) return null;
  const root = a.latin ? englishStem : arabicRootKey;
  return x.some((word) => word.length > 2 && y.some((other) => root(other) === root(word)))
    ? { by: MatchedBy.SAME_STEM, sureness: 0.5 }
    : null;
};

/** In this order: a surer way of meeting is never given up for a less sure one. */
const MEETINGS: { meeting: Meeting; byKey: boolean }[] = [
  { meeting: sameWord, byKey: false },
  { meeting: sameValue, byKey: false },
  { meeting: sameStem, byKey: true },
  { meeting: sameMeaning, byKey: true },
  { meeting: sameRoot, byKey: true },
  { meeting: sameName, byKey: true },
  { meeting: ofPhrase, byKey: false },
  { meeting: nearSpelling, byKey: false },
];

/** Lays the parts of two statements beside each other, one to one. */
export function alignParts(left: readonly Part[], right: readonly Part[]): PartAlignment {
  const keys = new Set(right.flatMap((part) => part.keys));
  const keyed = new Set(left.filter((part) => part.keys.some((key) => keys.has(key))));
  let restA = [...left];
  const restB = [...right];
  const matches: Match[] = [];
  for (const { meeting, byKey } of MEETINGS) {
    restA = restA.filter((a) => {
      if (byKey && !keyed.has(a)) return true;
      let best = -1;
      let found: ReturnType<Meeting> = null;
      for (let i = 0; i < restB.length; i++) {
        const met = meeting(a, restB[i]!);
        if (met && (!found || met.sureness > found.sureness)) [best, found] = [i, met];
      }
      if (!found) return true;
      const [b] = restB.splice(best, 1);
      matches.push({ a, b: b!, ...found });
      return false;
    });
  }
  return { matches, restA, restB };
}
