import type { ValenceAxis } from '../../../language/concepts/valence.js';
import { noted } from '../once.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { alike, apart, AXES, bitOf, directionsOf, type Signs } from '../reading/directions.js';
import { bitsSet } from '../reading/key-bits.js';
import { cappedAt, type Features } from './features.js';
import type { SoftAlignment } from './soft-align.js';
import { type Unit, unitsOf } from './units.js';

const capped = cappedAt(4);

/** Words this many units from a thing tell of it. */
const REACH = 2;

/** Which way the words of a unit point, or words that are of no unit. */
interface Placed extends Signs {
  /** The first unit that they share a word with, or -1. */
  order: number;
}

const placed = noted((statement: AnalysedStatement): readonly Placed[] => {
  const units = unitsOf(statement);
  return directionsOf(statement).map(({ from, to, plus, minus }) => ({
    order: units.findIndex((unit) => unit.from < to && from < unit.to),
    plus,
    minus,
  }));
});

/** Of each unit which way the words around it in its clause point. */
const beside = noted((statement: AnalysedStatement): readonly Signs[] => {
  const units = unitsOf(statement);
  const found = units.map(() => ({ plus: 0, minus: 0 }));
  for (const { order, plus, minus } of placed(statement)) {
    const end = order < 0 ? 0 : Math.min(units.length, order + REACH + 1);
    for (let at = Math.max(0, order - REACH); at < end; at++) {
      if (at === order || units[at]!.term?.clause !== units[order]!.term?.clause) continue;
      found[at]!.plus |= plus;
      found[at]!.minus |= minus;
    }
  }
  return found;
});

function together(all: readonly Signs[]): Signs {
  const signs = { plus: 0, minus: 0 };
  for (const { plus, minus } of all) {
    signs.plus |= plus;
    signs.minus |= minus;
  }
  return signs;
}

const allSigns = noted((statement: AnalysedStatement): Signs => together(placed(statement)));

/** Of words of the rest, and of those that are of no unit. */
const spareSigns = (statement: AnalysedStatement, rest: readonly Unit[]): Signs =>
  together(
    placed(statement).filter(({ order }) => order < 0 || rest.some((unit) => unit.order === order)),
  );

/** What only one side says is told of on the axes that most words have: on the others it is rare. */
const BROAD: ReadonlySet<ValenceAxis> = new Set(['GOOD', 'UP', 'WITH', 'ON']);

/** The features of each axis: names put together for each pair would have to be looked up anew. */
const NAMES = AXES.map((axis) => ({
  bit: bitOf(axis),
  broad: BROAD.has(axis),
  clash: `clash${axis}`,
  turn: `turn${axis}`,
  up: `up${axis}`,
  down: `down${axis}`,
}));

/** How many things that both name are told of in opposite directions, and in the same. */
function thingFeatures(
  first: AnalysedStatement,
  second: AnalysedStatement,
  { links }: SoftAlignment,
): Features {
  const [nearA, nearB] = [beside(first), beside(second)];
  let [thingsApart, thingsAlike] = [0, 0];
  for (const { a, b } of links) {
    const [x, y] = [nearA[a.order]!, nearB[b.order]!];
    const [against, together] = [apart(x, y) !== 0, alike(x, y) !== 0];
    if (against && !together) thingsApart++;
    if (together && !against) thingsAlike++;
  }
  return { thingsApart: capped(thingsApart), thingsAlike: capped(thingsAlike) };
}

/** On which axes the two point opposite ways: in what only one of them says, in all, and in what they tell of one thing. */
export function directionFeatures(
  first: AnalysedStatement,
  second: AnalysedStatement,
  alignment: SoftAlignment,
): Features {
  const [a, b] = [allSigns(first), allSigns(second)];
  const [spareA, spareB] = [
    spareSigns(first, alignment.restA),
    spareSigns(second, alignment.restB),
  ];
  const [clash, agree] = [apart(spareA, spareB), alike(spareA, spareB)];
  const [all, same] = [apart(a, b), alike(a, b)];
  const found: Features = {
    clashes: capped(bitsSet(clash & ~agree)),
    agreed: capped(bitsSet(agree & ~clash)),
    turns: capped(bitsSet(all & ~same)),
    alike: capped(bitsSet(same & ~all)),
  };
  for (const names of NAMES) {
    const { bit, broad } = names;
    if ((clash & bit) !== 0) found[names.clash] = 1;
    if ((all & ~same & bit) !== 0) found[names.turn] = 1;
    if (broad && ((spareA.plus ^ spareB.plus) & bit) !== 0) found[names.up] = 1;
    if (broad && ((spareA.minus ^ spareB.minus) & bit) !== 0) found[names.down] = 1;
  }
  return Object.assign(found, thingFeatures(first, second, alignment));
}
