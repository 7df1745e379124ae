import type { OpposedEntry } from '../../language/concepts/concepts.js';
import { type Addition, formKey } from '../../language/knowledge.js';
import { type LexiconEntry, type LexiconName, loadLexicon } from '../../language/lexicon.js';
import type { UnitEntry } from '../../language/numbers/number-context.js';

/** An entry that a new one may repeat or contradict: shipped, or added before. */
export interface KnownEntry {
  /** As an error names it. */
  name: string;
  addition: Addition;
  forms: ReadonlySet<string>;
  opposites: ReadonlySet<string>;
}

/** @param name as an error shall name it */
export function knownEntry(name: string, addition: Addition): KnownEntry {
  const opposites = addition.kind === 'OPPOSED_PAIR' ? addition.opposites : [];
  return {
    name,
    addition,
    forms: new Set(addition.forms.map(formKey)),
    opposites: new Set(opposites.map(formKey)),
  };
}

const formsOf = ({ ar, en }: LexiconEntry): string[] => [...ar, ...en];

function readAs<T extends LexiconEntry>(
  lexicon: LexiconName,
  what: string,
  read: (entry: T) => Addition,
): KnownEntry[] {
  return loadLexicon<T>(lexicon).map((entry) =>
    knownEntry(`the shipped ${what} "${entry.id}"`, read(entry)),
  );
}

let shipped: KnownEntry[] | null = null;

/** The shipped lexicons' entries of the kinds that can be added, read as additions at the first call. */
export function shippedEntries(): readonly KnownEntry[] {
  shipped ??= [
    ...readAs<OpposedEntry>('opposed-predicates', 'opposed pair', (entry) => ({
      kind: 'OPPOSED_PAIR',
      forms: formsOf(entry),
      opposites: [...entry.oppositeAr, ...entry.oppositeEn],
      relation: entry.relation,
    })),
    ...readAs('synonyms', 'synonym', (entry) => ({ kind: 'SYNONYM', forms: formsOf(entry) })),
    ...readAs('places', 'place', (entry) => ({ kind: 'ALIAS', forms: formsOf(entry) })),
    ...readAs<UnitEntry>('units', 'unit', (entry) => ({
      kind: 'UNIT',
      forms: formsOf(entry),
      unit: entry.unit,
      factor: entry.factor,
      dimension: entry.dimension,
    })),
  ];
  return shipped;
}
