import {
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { Limits } from '../../config/limits.js';
import { AppError } from '../../errors/app-error.js';
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
 * @throws AppError QUERY_TOO_COMPLEX, or BAD_USER_INPUT for fragments that use each other in a circle
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
  let roots = 0;
  for (const { kind, selectionSet } of document.definitions.filter(isExecutable)) {
    measure.extent(selectionSet);
    if (kind === Kind.OPERATION_DEFINITION) roots += measure.rootFields(selectionSet);
  }
  if (measure.circular !== null) throw circle(measure.circular);
  if (roots > limits.rootFields) throw tooMuch('rootFields', limits.rootFields, roots);
  // Fragments that no operation uses too: they are validated all the same.
  for (const { selectionSet } of document.definitions.filter(isExecutable)) {
    const { depth, fields } = measure.extent(selectionSet);
    if (depth > limits.depth) throw tooMuch('depth', limits.depth, depth);
    if (fields > limits.fields) throw tooMuch('fields', limits.fields, fields);
    const repeats = measure.repeats([selectionSet]);
    if (repeats > limits.repeats) throw tooMuch('repeats', limits.repeats, repeats);
  }
}

function isExecutable(
  node: DefinitionNode,
): node is OperationDefinitionNode | FragmentDefinitionNode {
  return node.kind === Kind.OPERATION_DEFINITION || node.kind === Kind.FRAGMENT_DEFINITION;
}

function circle(name: string): AppError {
  return new AppError(
    'BAD_USER_INPUT',
    `The fragment "${name}" is used within itself, or within a fragment that it uses.`,
  );
}

const NOTHING: Extent = { depth: 0, fields: 0 };

/** Each fragment is measured once, so that those that double each other cost no more than others. */
class Measure {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly extents = new Map<string, Extent>();
  private readonly roots = new Map<string, number>();
  private readonly underWay = new Set<string>();
  /** A fragment that is part of a circle of them, once it is met. */
  circular: string | null = null;

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

  /**
   * Pairs of fields that stand for one and the same in the answer, below each other too: validation compares
   * each such pair. Only for selections whose fields are not too many, because it looks at
   * each, and without circles, in which it would not end.
   */
  repeats(sets: readonly SelectionSetNode[]): number {
    const alike = new Map<string, FieldNode[]>();
    for (const set of sets) this.collect(set, alike);
    let pairs = 0;
    for (const fields of alike.values()) {
      pairs += (fields.length * (fields.length - 1)) / 2;
      pairs += this.repeats(fields.flatMap(({ selectionSet }) => selectionSet ?? []));
    }
    return pairs;
  }

  private collect({ selections }: SelectionSetNode, into: Map<string, FieldNode[]>): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        const alike = into.get(name);
        if (alike) alike.push(selection);
        else into.set(name, [selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        this.collect(selection.selectionSet, into);
      } else {
        const fragment = this.fragments.get(selection.name.value);
        if (fragment) this.collect(fragment.selectionSet, into);
      }
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

  /** One that nobody defined counts nothing: validation refuses it. */
  private once<T>(
    known: Map<string, T>,
    name: string,
    nothing: T,
    measure: (set: SelectionSetNode) => T,
  ): T {
    const before = known.get(name);
    if (before !== undefined) return before;
    const fragment = this.fragments.get(name);
    if (!fragment || this.underWay.has(name)) {
      if (fragment) this.circular ??= name;
      return nothing;
    }
    this.underWay.add(name);
    const found = measure(fragment.selectionSet);
    this.underWay.delete(name);
    known.set(name, found);
    return found;
  }
}
