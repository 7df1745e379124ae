import { type ClassConstructor } from 'class-transformer';
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
}

interface Shape {
  properties: Property[];
  known: Set<string>;
}

const shapes = new Map<unknown, Shape>();

/**
 * Whether an instance keeps all the rules of its class, which are read from class-validator's own
 * metadata and called one after the other. What `validate` spends its time on, the account of what is
 * wrong, is left to it: ask it where this says no.
 *
 * @returns false also where a property is unknown to the class
 */
export function keepsRules(object: object): boolean {
  const shape = shapeOf(object.constructor as ClassConstructor<object>);
  for (const name in object) if (!shape.known.has(name)) return false;
  for (const { name, applies, rules } of shape.properties) {
    const value = (object as Record<string, unknown>)[name];
    if (!applies.every((rule) => rule(value, object))) continue;
    for (const rule of rules) if (!rule(value, object)) return false;
  }
  return true;
}

function shapeOf(type: ClassConstructor<object>): Shape {
  let shape = shapes.get(type);
  if (!shape) shapes.set(type, (shape = read(type)));
  return shape;
}

function read(type: ClassConstructor<object>): Shape {
  const properties = new Map<string, Property>();
  for (const metadata of getMetadataStorage().getTargetValidationMetadatas(
    type,
    '',
    false,
    false,
  )) {
    const name = metadata.propertyName;
    const property = properties.get(name) ?? { name, applies: [], rules: [] };
    properties.set(name, property);
    if (metadata.type === 'conditionalValidation') property.applies.push(condition(metadata));
    else property.rules.push(rule(metadata));
  }
  return { properties: [...properties.values()], known: new Set(properties.keys()) };
}

function condition({ constraints }: Metadata): Rule {
  const test = constraints[0] as (object: object, value: unknown) => boolean;
  return (value, object) => test(object, value);
}

function rule(metadata: Metadata): Rule {
  const one = metadata.type === 'nestedValidation' ? nested : custom(metadata);
  if (!metadata.each) {
    return metadata.type === 'nestedValidation'
      ? (value) => (Array.isArray(value) ? value.every(nested) : nested(value))
      : one;
  }
  return (value, object) => Array.isArray(value) && value.every((each) => one(each, object));
}

/** Only what class-transformer made an instance of has rules; a bare value was no object in the input. */
function nested(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || value.constructor === Object) return false;
  return keepsRules(value);
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
