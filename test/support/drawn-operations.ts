import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import {
  anyNumber,
  anyText,
  dateText,
  type Draw,
  longText,
  urlText,
  wholeNumber,
  wrongType,
} from './hostile.js';

export interface Operation {
  query: string;
  variables: Record<string, unknown>;
}

/** Levels of selections below the operation's own field. */
const DEPTH = 3;

const WIKIDATA = ['Q1', 'Q40469', 'Q0', 'q1', 'Q99999999999999999999'];
const EMAILS = ['a@b.example', 'x', 'ع@خبر.example', `${'a'.repeat(400)}@b.example`];

/** Draws operations from a schema: every argument a variable, every value likely to be nearly right. */
export class Operations {
  constructor(
    private readonly schema: GraphQLSchema,
    /** Ids of records that exist, by type. */
    private readonly ids: Readonly<Record<string, readonly string[]>>,
  ) {}

  /** One operation on this field of the root. */
  draw(draw: Draw, root: GraphQLObjectType, name: string): Operation {
    const variables = new Map<string, { type: string; value: unknown }>();
    const selected = this.field(draw, root.getFields()[name]!, variables, DEPTH);
    const declared = [...variables].map(([variable, { type }]) => `$${variable}: ${type}`);
    const kind = root === this.schema.getMutationType() ? 'mutation' : 'query';
    return {
      query: `${kind}${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${selected} }`,
      variables: Object.fromEntries(
        [...variables].map(([variable, { value }]) => [variable, value]),
      ),
    };
  }

  private field(
    draw: Draw,
    field: GraphQLField<unknown, unknown>,
    variables: Map<string, { type: string; value: unknown }>,
    depth: number,
  ): string {
    const given = field.args.flatMap((argument) => {
      // A cursor that is none would refuse most of what is asked.
      const omitted = argument.name === 'after' ? 0.97 : 0.6;
      if (!isNonNullType(argument.type) && chance(draw, omitted)) return [];
      const variable = `v${variables.size}`;
      variables.set(variable, {
        type: argument.type.toString(),
        value: this.value(draw, argument, field.name),
      });
      return [`${argument.name}: $${variable}`];
    });
    const called = given.length > 0 ? `${field.name}(${given.join(', ')})` : field.name;
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return called;
    const selection = isObjectType(type) ? this.selection(draw, type, variables, depth) : '';
    return `${called} { __typename ${selection}${isObjectType(type) ? '' : this.branches(draw, variables, depth)} }`;
  }

  private selection(
    draw: Draw,
    type: GraphQLObjectType,
    variables: Map<string, { type: string; value: unknown }>,
    depth: number,
  ): string {
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 0 || !isCompositeType(getNamedType(field.type)),
    );
    // By their places: what is drawn from is compared in depth, and a schema has no end.
    const places = fields.map((_, place) => place);
    const drawn = draw(fc.subarray, places, { maxLength: Math.min(6, places.length) });
    const chosen = drawn.map((place) => fields[place]!);
    return chosen
      .map((field, i) => {
        const text = this.field(draw, field, variables, depth - 1);
        // Arguments of the same field elsewhere in the selection would not merge.
        return field.args.length > 0 ? `f${variables.size}_${i}: ${text}` : text;
      })
      .join(' ');
  }

  /** What an interface's record may be. */
  private branches(
    draw: Draw,
    variables: Map<string, { type: string; value: unknown }>,
    depth: number,
  ): string {
    const node = this.schema.getType('Node');
    const types = this.schema.getPossibleTypes(node as never);
    const type = one(draw, types);
    return `... on ${type.name} { __typename ${this.selection(draw, type, variables, Math.min(1, depth - 1))} }`;
  }

  /** @param of the input or the operation that it belongs to */
  private value(
    draw: Draw,
    { name, type }: GraphQLArgument | GraphQLInputField,
    of: string,
  ): unknown {
    if (chance(draw, 0.01)) return draw(() => wrongType);
    return this.ofType(draw, name, type, of);
  }

  private ofType(draw: Draw, name: string, type: GraphQLInputType, of: string): unknown {
    if (isNonNullType(type)) return this.ofType(draw, name, type.ofType, of);
    if (isListType(type)) {
      const item = (): unknown => this.ofType(draw, name, type.ofType, of);
      if (!chance(draw, 0.02)) return Array.from({ length: draw(fc.nat, 3) }, item);
      const same = item();
      // Three hundred, unless they are long: that is for the texts to be.
      return new Array<unknown>(JSON.stringify(same).length > 1000 ? 3 : 300).fill(same);
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      // Of a reference exactly one field is right.
      const single = type.name.endsWith('Ref') && !chance(draw, 0.1);
      const only = single ? one(draw, fields) : null;
      const given = fields.filter((field) =>
        only ? field === only : isNonNullType(field.type) || chance(draw, 0.3),
      );
      return Object.fromEntries(
        given.map((field) => [field.name, this.value(draw, field, type.name)]),
      );
    }
    if (isEnumType(type)) {
      return one(draw, type.getValues()).name;
    }
    return this.scalar(draw, name, type.name, of);
  }

  private scalar(draw: Draw, name: string, type: string, of: string): unknown {
    switch (type) {
      case 'Boolean':
        return draw(fc.boolean);
      case 'Int':
        return name === 'expectedRevision'
          ? draw(fc.integer, { min: 1, max: 3 })
          : draw(() => wholeNumber);
      case 'Float':
        return draw(() => anyNumber);
      case 'ID':
        return this.id(draw, name, of);
      default:
        return this.text(draw, name);
    }
  }

  /** Most often one of the type that the names speak of. */
  private id(draw: Draw, name: string, of: string): string {
    const kinds = Object.keys(this.ids);
    if (chance(draw, 0.03)) return draw(() => anyText);
    const meant = name === 'id' || name === 'into' ? of : name;
    const kind = kinds.find((each) => meant.toLowerCase().includes(each.toLowerCase()));
    return one(draw, this.ids[kind && chance(draw, 0.9) ? kind : one(draw, kinds)]!);
  }

  private text(draw: Draw, name: string): string {
    if (chance(draw, 0.004)) return draw(() => longText);
    if (/^(.*At|.*From|.*To|from|to)$/.test(name)) return draw(() => dateText);
    if (/url|homepage/i.test(name)) return draw(() => urlText);
    if (name === 'wikidataId') return one(draw, WIKIDATA);
    if (name === 'email') return one(draw, EMAILS);
    return draw(() => anyText);
  }
}

function chance(draw: Draw, probability: number): boolean {
  return draw(fc.integer, { min: 0, max: 999 }) < probability * 1000;
}

function one<T>(draw: Draw, values: readonly T[]): T {
  return values[draw(fc.nat, values.length - 1)]!;
}
