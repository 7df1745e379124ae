import { createHash } from 'node:crypto';
import {
  conceptsOfPair,
  type ListedConcept,
  type OpposedRelation,
  prepareConcepts,
} from './concepts/concepts.js';
import { detectLanguage } from './text/detect-language.js';
import { Language } from './language.js';
import { lexiconChanged } from './lexicon.js';
import { looseKey } from './text/normalise.js';
import { prepareUnits } from './numbers/number-context.js';
import { spellingVariants } from './text/spelling.js';
import { tokenise } from './text/tokens.js';

/** Predicates that cannot both hold of one subject: any of `forms` against any of `opposites`. */
export interface OpposedPairAddition {
  kind: 'OPPOSED_PAIR';
  forms: readonly string[];
  opposites: readonly string[];
  relation: OpposedRelation;
}

/** Words that say one thing. */
export interface SynonymAddition {
  kind: 'SYNONYM';
  forms: readonly string[];
}

/** A unit of measure: one of it is `factor` of the canonical `unit`. */
export interface UnitAddition {
  kind: 'UNIT';
  forms: readonly string[];
  unit: string;
  factor: number;
  dimension: string;
}

/** Names of one person, body or place. */
export interface AliasAddition {
  kind: 'ALIAS';
  forms: readonly string[];
}

/** What an administrator adds to the shipped lexicons. Forms are in either language, as they are written. */
export type Addition = OpposedPairAddition | SynonymAddition | UnitAddition | AliasAddition;

/** A form as it is compared with others: folded, in the commonest spelling, word by word. */
export function formKey(form: string): string {
  const variants = spellingVariants();
  return tokenise(form)
    .map(({ text }) => variants.get(text) ?? text)
    .join(' ');
}

const sortedForms = (forms: readonly string[]): string[] => [...new Set(forms.map(formKey))].sort();

/** What an addition says, apart from the order and spelling in which it is said. */
function contentOf(addition: Addition): unknown[] {
  const forms = sortedForms(addition.forms);
  switch (addition.kind) {
    case 'OPPOSED_PAIR':
      return [addition.kind, forms, sortedForms(addition.opposites), addition.relation];
    case 'UNIT':
      return [addition.kind, forms, addition.unit, addition.factor, addition.dimension];
    default:
      return [addition.kind, forms];
  }
}

const hash = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex');

/** Hexadecimal digits that tell entries and sets of them apart. */
const ID_LENGTH = 12;
const DIGEST_LENGTH = 8;

const ids = new WeakMap<Addition, string>();

/**
 * The lexicon id of an addition, the same wherever and whenever it is added: claims are indexed under
 * it, and must be found by it when it is removed and added again.
 */
function idOf(addition: Addition): string {
  const known = ids.get(addition);
  if (known !== undefined) return known;
  const id = `k${hash(contentOf(addition)).slice(0, ID_LENGTH)}`;
  ids.set(addition, id);
  return id;
}

/** Stands for a set of additions, the same in every process; empty where there are none. */
export function digestOf(additions: readonly Addition[]): string {
  const ids = [...new Set(additions.map(idOf))].sort();
  return ids.length > 0 ? hash(ids).slice(0, DIGEST_LENGTH) : '';
}

function byLanguage(forms: readonly string[]): { ar: string[]; en: string[] } {
  const arabic = forms.filter((form) => detectLanguage(form) === Language.AR);
  return { ar: arabic, en: forms.filter((form) => !arabic.includes(form)) };
}

function conceptsOf(addition: Addition): ListedConcept[] {
  const id = idOf(addition);
  const { forms } = addition;
  switch (addition.kind) {
    case 'OPPOSED_PAIR': {
      const { ar: oppositeAr, en: oppositeEn } = byLanguage(addition.opposites);
      const { relation } = addition;
      return conceptsOfPair({ id, relation, ...byLanguage(forms), oppositeAr, oppositeEn });
    }
    case 'SYNONYM':
      return [{ forms, concept: { key: `c:${id}`, weight: 1 } }];
    case 'ALIAS':
      return [{ forms, concept: { key: `c:${id}`, weight: 1, name: true } }];
    case 'UNIT':
      return [];
  }
}

interface Applied {
  digest: string;
  /** The key of each name of an alias → the one key under which they all meet. */
  names: ReadonlyMap<string, string>;
}

let applied: Applied = { digest: '', names: new Map() };

function namesOf(additions: readonly Addition[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const addition of additions) {
    if (addition.kind !== 'ALIAS') continue;
    for (const form of addition.forms) names.set(looseKey(form), idOf(addition));
  }
  return names;
}

/**
 * Makes this process read the shipped lexicons and exactly these additions beside them, whatever was
 * applied before: all of them from one statement to the next, or none where it throws. The order of the
 * additions does not matter, and applying the same again changes nothing.
 */
export function applyKnowledge(additions: readonly Addition[]): void {
  const digest = digestOf(additions);
  if (digest === applied.digest) return;
  const ordered = additions
    .map((addition) => ({ addition, id: idOf(addition) }))
    .sort((x, y) => (x.id < y.id ? -1 : 1));
  const alike = ordered.flatMap(({ addition }) =>
    addition.kind === 'SYNONYM' || addition.kind === 'ALIAS' ? [addition.forms] : [],
  );
  const units = ordered.flatMap(({ addition, id }) =>
    addition.kind === 'UNIT' ? [{ ...addition, id, ...byLanguage(addition.forms) }] : [],
  );
  const readConcepts = prepareConcepts(
    ordered.flatMap(({ addition }) => conceptsOf(addition)),
    alike,
  );
  const readUnits = prepareUnits(units);
  const names = namesOf(ordered.map(({ addition }) => addition));
  readConcepts();
  readUnits();
  applied = { digest, names };
  lexiconChanged();
}

/** Stands for the additions that this process reads; empty where there are none. */
export const knowledgeDigest = (): string => applied.digest;

/** The key under which all the names of a speaker meet: that of its alias, or of the name itself. */
export function speakerKey(name: string): string {
  const key = looseKey(name);
  return applied.names.get(key) ?? key;
}
