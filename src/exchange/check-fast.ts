import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { getMetadataStorage, type ValidationArguments } from 'class-validator';

type Metadata = ReturnType<
  ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']
>[number];

/** One rule of a property, as class-validator keeps it. */
type Rule = (value: unknown, object: object) => boolean;

interface Property {
  name: string;
  /** Whether the rules are to be looked at for this value at all: `IsOptional` and its like. */
  applies: Rule[];
  rules: Rule[];
  /** The class of the objects below it, one or many of them. */
  below: ClassConstructor<object> | null;
}

interface Shape {
  properties: Property[];
  known: Set<string>;
  /** What the class gives its properties where the input says nothing. */
  defaults: [string, unknown][];
}

const shapes = new Map<unknown, Shape>();

/**
 * Whether an input, as JSON brought it, would keep all the rules of a class once it were made an instance.
 * The rules are read from class-validator's own metadata and called one after the other. What `validate`
 * spends its time on, the account of what is wrong, is left to it: ask it where this says no.
 *
 * The input takes the class's defaults on the way, here and below, so that it can stand for the instance:
 * making one of each line and its parts would cost more than all the rules.
 *
 * @returns false also where a property is unknown to the class
 */
export function keepsRules(type: ClassConstructor<object>, input: object): boolean {
  const shape = shapeOf(type);
  for (const name in input) if (!shape.known.has(name)) return false;
  const values = input as Record<string, unknown>;
  for (const [name, value] of shape.defaults) if (!(name in values)) values[name] = value;
  for (const { name, applies, rules } of shape.properties) {
    const value = values[name];
    if (!applies.every((rule) => rule(value, input))) continue;
    for (const rule of rules) if (!rule(value, input)) return false;
  }
  return true;
}

function shapeOf(type: ClassConstructor<object>): Shape {
  let shape = shapes.get(type);
  if (!shape) shapes.set(type, (shape = read(type)));
  return shape;
}

function read(type: ClassConstructor<object>): Shape {
  const nestedType = nestedTypes(type);
  const properties = new Map<string, Property>();
  for (const metadata of getMetadataStorage().getTargetValidationMetadatas(
    type,
    '',
    false,
    false,
  )) {
    const name = metadata.propertyName;
    const property = properties.get(name) ?? { name, applies: [], rules: [], below: null };
    properties.set(name, property);
    if (metadata.type === 'conditionalValidation') property.applies.push(condition(metadata));
    else property.rules.push(rule(metadata, nestedType));
    if (metadata.type === 'nestedValidation') property.below = nestedType(name);
  }
  const defaults = Object.entries(new type()).filter(([, value]) => value !== undefined);
  return { properties: [...properties.values()], known: new Set(properties.keys()), defaults };
}

function condition({ constraints }: Metadata): Rule {
  const test = constraints[0] as (object: object, value: unknown) => boolean;
  return (value, object) => test(object, value);
}

type TypeOf = (property: string) => ClassConstructor<object> | null;

/** What class-transformer makes of an object below; null where it has been told of no class. */
function nestedTypes(type: ClassConstructor<object>): TypeOf {
  return (property) => {
    const made = plainToInstance(type, { [property]: {} }) as Record<string, object>;
    const below = made[property]!.constructor as ClassConstructor<object>;
    return below === Object ? null : below;
  };
}

function rule(metadata: Metadata, typeOf: TypeOf): Rule {
  const isNested = metadata.type === 'nestedValidation';
  const one = isNested ? nested(typeOf(metadata.propertyName)) : custom(metadata);
  if (!metadata.each) return one;
  return (value, object) => Array.isArray(value) && value.every((each) => one(each, object));
}

/** What is no object in the input, or of no class, has no rules that it could keep. */
function nested(type: ClassConstructor<object> | null): Rule {
  return (value) =>
    type !== null &&
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    keepsRules(type, value);
}

function custom(metadata: Metadata): Rule {
  const { propertyName: property, constraints, constraintCls } = metadata;
  const validators = getMetadataStorage().getTargetValidatorConstraints(constraintCls);
  const targetName = (metadata.target as { name?: string }).name ?? '';
  // A rule that answers later cannot be asked here; the full check can.
  if (validators.some((validator) => validator.async)) return () => false;
  return (value, object) => {
    const context: ValidationArguments = { value, constraints, targetName, object, property };
    return validators.every(({ instance }) => instance.validate(value, context) === true);
  };
}

/** The properties that a class has rules for. */
export function propertiesOf(type: ClassConstructor<object>): string[] {
  return [...shapeOf(type).known];
}

/**
 * Where a list stands in the place of one object, which class-validator lets pass: it checks what is in the
 * list. Null where there is none.
 */
export function strayList(type: ClassConstructor<object>, input: object, path = ''): string | null {
  for (const { name, below } of shapeOf(type).properties) {
    if (!below) continue;
    const value = (input as Record<string, unknown>)[name];
    const many = Array.isArray(value) && isListed(type, name);
    const parts: unknown[] = many ? value : [value];
    for (const [i, part] of parts.entries()) {
      const at = [path, name, many ? String(i) : ''].filter(Boolean).join('.');
      if (Array.isArray(part)) return at;
      if (typeof part !== 'object' || part === null) continue;
      const stray = strayList(below, part, at);
      if (stray) return stray;
    }
  }
  return null;
}

function isListed(type: ClassConstructor<object>, property: string): boolean {
  return getMetadataStorage()
    .getTargetValidationMetadatas(type, '', false, false)
    .some(
      (each) => each.propertyName === property && each.type === 'nestedValidation' && each.each,
    );
}
