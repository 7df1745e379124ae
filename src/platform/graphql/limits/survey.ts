import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { Limits } from '../../config/limits.js';
import { tooMuch } from './too-much.js';

/** How large a selection is once its fragments are written out where they are used. */
interface Extent {
  /** Levels of fields, the leaves counted. */
  depth: number;
  fields: number;
}

/**
 * Measures a document by its text alone, before the rules of validation see it: some of them take time
 * with the square of what they are given. Takes time with the document's length, however often its
 * fragments use each other.
 *
 * @throws AppError QUERY_TOO_COMPLEX
 */
export function survey(document: DocumentNode, limits: Limits): void {
  const counts = { aliases: 0, directives: 0 };
  visit(document, {
    Field: ({ alias }) => void (counts.aliases += alias ? 1 : 0),
    Directive: () => void counts.directives++,
  });
  for (const name of ['aliases', 'directives'] as const) {
    if (counts[name] > limits[name]) throw tooMuch(name, limits[name], counts[name]);
  }
  const measure = new Measure(document);
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) refuseLarge(definition, measure, limits);
    // One that no operation uses is validated all the same.
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      const { fields } = measure.extent(definition.selectionSet);
      if (fields > limits.fields) throw tooMuch('fields', limits.fields, fields);
    }
  }
}

function refuseLarge(
  { selectionSet }: OperationDefinitionNode,
  measure: Measure,
  limits: Limits,
): void {
  const roots = measure.rootFields(selectionSet);
  if (roots > limits.rootFields) throw tooMuch('rootFields', limits.rootFields, roots);
  const { depth, fields } = measure.extent(selectionSet);
  if (depth > limits.depth) throw tooMuch('depth', limits.depth, depth);
  if (fields > limits.fields) throw tooMuch('fields', limits.fields, fields);
}

const NOTHING: Extent = { depth: 0, fields: 0 };

/** Each fragment is measured once, so that those that double each other cost no more than others. */
class Measure {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly extents = new Map<string, Extent>();
  private readonly roots = new Map<string, number>();

  constructor(document: DocumentNode) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) {
        this.fragments.set(definition.name.value, definition);
      }
    }
  }

  extent({ selections }: SelectionSetNode): Extent {
    const whole: Extent = { depth: 0, fields: 0 };
    for (const selection of selections) {
      const part = this.extentOf(selection);
      whole.depth = Math.max(whole.depth, part.depth);
      whole.fields += part.fields;
    }
    return whole;
  }

  private extentOf(selection: SelectionSetNode['selections'][number]): Extent {
    switch (selection.kind) {
      case Kind.FIELD: {
        const inside = selection.selectionSet ? this.extent(selection.selectionSet) : NOTHING;
        return { depth: inside.depth + 1, fields: inside.fields + 1 };
      }
      case Kind.INLINE_FRAGMENT:
        return this.extent(selection.selectionSet);
      case Kind.FRAGMENT_SPREAD:
        return this.once(this.extents, selection.name.value, NOTHING, (set) => this.extent(set));
    }
  }

  rootFields({ selections }: SelectionSetNode): number {
    let sum = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) sum++;
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        sum += this.rootFields(selection.selectionSet);
      } else {
        sum += this.once(this.roots, selection.name.value, 0, (set) => this.rootFields(set));
      }
    }
    return sum;
  }

  /** A fragment that uses itself, or that nobody defined, counts nothing: validation refuses it. */
  private once<T>(
    known: Map<string, T>,
    name: string,
    nothing: T,
    measure: (set: SelectionSetNode) => T,
  ): T {
    const before = known.get(name);
    if (before !== undefined) return before;
    known.set(name, nothing);
    const fragment = this.fragments.get(name);
    const found = fragment ? measure(fragment.selectionSet) : nothing;
    known.set(name, found);
    return found;
  }
}
