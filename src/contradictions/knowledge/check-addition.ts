import { isFunctionWord } from '../../language/words/function-words.js';
import {
  type Addition,
  formKey,
  type OpposedPairAddition,
  type UnitAddition,
} from '../../language/knowledge.js';
import { monthAt, TimeRole, timeAt } from '../../language/dates/date-words.js';
import { readNumber, readOrdinal } from '../../language/numbers/numbers.js';
import { type Token, TokenKind, tokenise } from '../../language/text/tokens.js';
import type { InputIssue } from '../../platform/errors/app-error.js';
import { type KnownEntry, knownEntry } from './known-entries.js';

const LETTERS: readonly TokenKind[] = [TokenKind.ARABIC, TokenKind.LATIN];

/** What stands for a unit without letters: "%", "€". */
const SIGN = /[\p{Sc}%‰°]/u;

/** A word that is wholly a number, a month or a weekday: it would make two figures or dates one. */
function namesNumberOrDate(tokens: readonly Token[]): boolean {
  const wholly = (hit: { to: number } | null): boolean => hit?.to === tokens.length;
  const time = timeAt(tokens, 0);
  const arabic = tokens[0]?.kind !== TokenKind.LATIN;
  return (
    wholly(readNumber(tokens, 0, arabic)) ||
    wholly(readOrdinal(tokens, 0)) ||
    wholly(monthAt(tokens, 0)) ||
    (time?.entry.role === TimeRole.WEEKDAY && wholly(time))
  );
}

/** What is wrong with the forms by themselves. */
function formIssues(field: string, forms: readonly string[], unit: boolean): InputIssue[] {
  return forms.flatMap((form, i) => {
    const path = `${field}.${i}`;
    const tokens = tokenise(form);
    if (unit ? tokens.length === 0 : !tokens.some((token) => LETTERS.includes(token.kind)))
      return [{ path, message: `"${form}" has no word in Arabic or English letters; write one` }];
    if (unit && !tokens.some((token) => LETTERS.includes(token.kind) || SIGN.test(token.text)))
      return [{ path, message: `"${form}" is no unit: it has no letter and no sign; write one` }];
    if (!unit && namesNumberOrDate(tokens))
      return [
        {
          path,
          message: `"${form}" is a number, month or weekday, which the engine reads itself; write another word`,
        },
      ];
    if (tokens.every((_, at) => isFunctionWord(tokens, at)))
      return [{ path, message: `"${form}" says nothing by itself; write a word that does` }];
    return [];
  });
}

const isWithin = (part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean =>
  [...part].every((form) => whole.has(form));

/** A form of each side, as it was given, or null where one side has none. */
function oneOfEach(
  left: readonly string[],
  isLeft: (key: string) => boolean,
  right: readonly string[],
  isRight: (key: string) => boolean,
): [string, string] | null {
  const one = left.find((form) => isLeft(formKey(form)));
  const other = right.find((form) => isRight(formKey(form)));
  return one !== undefined && other !== undefined ? [one, other] : null;
}

function pairIssues(pair: OpposedPairAddition, known: readonly KnownEntry[]): InputIssue[] {
  const own = knownEntry('', pair);
  const both = pair.opposites.findIndex((form) => own.forms.has(formKey(form)));
  if (both >= 0)
    return [
      {
        path: `opposites.${both}`,
        message: `"${pair.opposites[both]}" stands on both sides; leave it on one`,
      },
    ];
  for (const { name, addition, forms, opposites } of known) {
    if (addition.kind === 'OPPOSED_PAIR') {
      const repeats =
        (isWithin(own.forms, forms) && isWithin(own.opposites, opposites)) ||
        (isWithin(own.forms, opposites) && isWithin(own.opposites, forms));
      if (repeats) return [{ path: 'forms', message: `adds nothing to ${name}` }];
    } else if (addition.kind !== 'UNIT') {
      const has = (key: string): boolean => forms.has(key);
      const [one, other] = oneOfEach(pair.forms, has, pair.opposites, has) ?? [];
      if (one !== undefined)
        return [
          {
            path: 'forms',
            message: `"${one}" and "${other}" are the same in ${name}; they cannot be opposed`,
          },
        ];
    }
  }
  return [];
}

/** The forms together with those that added synonyms and aliases make the same. */
function withTheSame(forms: ReadonlySet<string>, added: readonly KnownEntry[]): Set<string> {
  const all = new Set(forms);
  const same = added.filter(
    ({ addition }) => addition.kind === 'SYNONYM' || addition.kind === 'ALIAS',
  );
  for (let size = -1; size !== all.size;) {
    size = all.size;
    for (const entry of same) {
      if ([...entry.forms].some((form) => all.has(form)))
        entry.forms.forEach((form) => all.add(form));
    }
  }
  return all;
}

function sameIssues(
  addition: Addition,
  field: string,
  known: readonly KnownEntry[],
  added: readonly KnownEntry[],
): InputIssue[] {
  const own = knownEntry('', addition);
  if (own.forms.size < 2)
    return [{ path: field, message: 'needs two or more that differ in more than spelling' }];
  const all = [...withTheSame(own.forms, added)];
  for (const entry of known) {
    const { name, forms, opposites } = entry;
    const { kind } = entry.addition;
    if (kind === 'OPPOSED_PAIR') {
      const one = all.find((form) => forms.has(form));
      const other = all.find((form) => opposites.has(form));
      if (one !== undefined && other !== undefined)
        return [
          {
            path: field,
            message: `"${one}" and "${other}" are opposed in ${name}; they cannot be the same`,
          },
        ];
    } else if (kind !== 'UNIT' && isWithin(own.forms, forms))
      return [{ path: field, message: `adds nothing to ${name}` }];
  }
  return addition.kind === 'ALIAS' ? nameIssues(addition.forms, field, added) : [];
}

/** A name that stood for two would make the two one. */
function nameIssues(
  names: readonly string[],
  field: string,
  added: readonly KnownEntry[],
): InputIssue[] {
  for (const { name, addition, forms } of added) {
    const at = names.findIndex((each) => forms.has(formKey(each)));
    if (addition.kind === 'ALIAS' && at >= 0)
      return [
        {
          path: `${field}.${at}`,
          message: `"${names[at]}" is in ${name}; add the other names there`,
        },
      ];
  }
  return [];
}

function unitIssues(unit: UnitAddition, known: readonly KnownEntry[]): InputIssue[] {
  const canonical = new Map<string, string>();
  for (const { name, addition, forms } of known) {
    if (addition.kind !== 'UNIT') continue;
    const at = unit.forms.findIndex((form) => forms.has(formKey(form)));
    if (at >= 0)
      return [{ path: `forms.${at}`, message: `"${unit.forms[at]}" is a form of ${name} already` }];
    canonical.set(addition.unit, addition.dimension);
  }
  const measures = canonical.get(unit.unit);
  if (measures !== undefined && measures !== unit.dimension)
    return [
      {
        path: 'dimension',
        message: `${unit.unit} measures ${measures}; write that, or another unit`,
      },
    ];
  const units = [...canonical].filter(([, dimension]) => dimension === unit.dimension);
  if (measures === undefined && units.length > 0)
    return [
      {
        path: 'unit',
        message: `${unit.dimension} is measured in ${units.map(([name]) => name).join(' or ')}; write that, with the factor to it`,
      },
    ];
  return [];
}

/**
 * What speaks against an addition: forms that are none, and entries that it repeats or contradicts,
 * each named. Empty where nothing does. Paths are fields of the addition; an alias calls its forms `names`.
 *
 * @param added the other additions in force
 */
export function checkAddition(
  addition: Addition,
  shipped: readonly KnownEntry[],
  added: readonly KnownEntry[],
): InputIssue[] {
  const field = addition.kind === 'ALIAS' ? 'names' : 'forms';
  const bad = formIssues(field, addition.forms, addition.kind === 'UNIT');
  if (addition.kind === 'OPPOSED_PAIR')
    bad.push(...formIssues('opposites', addition.opposites, false));
  if (bad.length > 0) return bad;
  const known = [...shipped, ...added];
  switch (addition.kind) {
    case 'OPPOSED_PAIR':
      return pairIssues(addition, known);
    case 'UNIT':
      return unitIssues(addition, known);
    default:
      return sameIssues(addition, field, known, added);
  }
}
