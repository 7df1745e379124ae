import { anotherEvent } from '../pairs/another-event.js';
import { areOtherMany, isAnotherBearer } from '../pairs/another-bearer.js';
import {
  type Alignment,
  comparePlaces,
  namesDiffer,
  objectsDiffer,
  slotsDiffer,
} from '../pairs/align.js';
import { onOtherSides } from '../pairs/contrasts.js';
import { isSilent } from '../pairs/guards.js';
import { hasHappenedSince } from '../pairs/happened-since.js';
import { disjoint, intervalOf } from '../pairs/intervals.js';
import { compareNames, tellOfTwoRounds, tellsChange } from '../pairs/other-names.js';
import { pronounsDiffer } from '../pairs/pronouns.js';
import { accountsTwice, isStale, sameSpeaker, standsTwice } from '../pairs/staleness.js';
import { tellOtherDeeds } from '../identity/other-deeds.js';
import { isSharedOut } from '../identity/shared-out.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { speaksOfSelf, takesStand, tellsPast } from '../reading/constancy.js';
import { isIntent, modeOf } from '../reading/modality.js';
import { sayingsOf } from '../reading/sayings.js';
import type { Pair } from '../rules/rule.js';
import { FindingKind } from '../types.js';
import { dateFeatures } from './date-features.js';
import { cappedAt, type Features, flag, nameOf } from './features.js';

/** How long a state that was reported is taken to last. */
export const STATE_DAYS = 45;

const capped = cappedAt(3);

/** On how many of the two sides something holds. */
const sides = ({ a, b }: Pair, holds: (side: AnalysedStatement) => boolean): number =>
  flag(holds(a)) + flag(holds(b));

/** The same name whichever way the two are given. */
const named = (what: string, one: string, other: string): string =>
  one <= other ? nameOf(nameOf(what, one), other) : nameOf(nameOf(what, other), one);

const NOTHING: readonly string[] = [];

/** The names that only one of two sets has. */
const apart = (a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] =>
  a.size + b.size === 0
    ? NOTHING
    : [...new Set([...a, ...b])].filter((each) => a.has(each) !== b.has(each));

const ASKED = { NONE: 0, SAID: 1, DATED: 2, ALL: 3 } as const;
const MAX_APART = 6;

/** Who said it when, of what time it tells, and whether it is told as a fact. */
function sayingFeatures(pair: Pair): Features {
  const { a, b } = pair;
  const features: Features = {
    askable: ASKED[pair.asked],
    sameSpeaker: flag(sameSpeaker(pair)),
    standsTwice: flag(standsTwice(pair)),
    accountsTwice: flag(accountsTwice(pair)),
    stale: flag(isStale(pair, STATE_DAYS)),
    saidApart:
      pair.saidApart === null ? 0 : Math.min(MAX_APART, Math.log2(2 + Math.max(0, pair.saidApart))),
    silent: flag(isSilent(pair, FindingKind.OPPOSITION)),
    intents: sides(pair, isIntent),
    tellPast: sides(pair, tellsPast),
    speakOfSelf: sides(pair, speaksOfSelf),
    takeStand: sides(pair, takesStand),
    sayings: sides(pair, (side) => sayingsOf(side).length > 0),
    reported: sides(pair, ({ frame }) => frame.reported),
    [nameOf('time', pair.time)]: 1,
    [named('tense', a.tense, b.tense)]: 1,
    [named('mode', modeOf(a), modeOf(b))]: 1,
  };
  for (const kind of apart(a.modalities, b.modalities)) features[nameOf('modality', kind)] = 1;
  return features;
}

/** What takes longest to work out, and is only worked out of a pair that may be flagged: see `mayReach`. */
const LATE = [
  'anotherBearer',
  'otherMany',
  'otherSides',
  'otherEvent',
  'otherDeeds',
  'otherPronouns',
  'twoRounds',
  'change',
  'happenedSince',
  'sharedOut',
  'namesMet',
  'namesApart',
  'otherNames',
  'otherSlots',
  'otherObjects',
  'otherPlaces',
] as const;
export const LATE_FEATURES: ReadonlySet<string> = new Set(LATE);

/** Whether the two seem to speak of other things: what guards hold rules back for, as hints. */
export function lateFeatures(pair: Pair): Record<(typeof LATE)[number], number> {
  const { shared, apart: other } = compareNames(pair);
  return {
    anotherBearer: flag(isAnotherBearer(pair)),
    otherMany: flag(areOtherMany(pair)),
    otherSides: flag(onOtherSides(pair)),
    otherEvent: flag(anotherEvent(pair)),
    otherDeeds: flag(tellOtherDeeds(pair)),
    otherPronouns: flag(pronounsDiffer(pair)),
    twoRounds: flag(tellOfTwoRounds(pair)),
    change: flag(tellsChange(pair)),
    happenedSince: flag(hasHappenedSince(pair)),
    sharedOut: sides(pair, isSharedOut),
    namesMet: capped(shared),
    namesApart: capped(other),
    ...wholeFeatures(pair, pair.whole),
  };
}

function wholeFeatures(pair: Pair, whole: Alignment) {
  const places = comparePlaces(whole);
  return {
    otherNames: flag(namesDiffer(whole)),
    otherSlots: flag(slotsDiffer(pair, whole)),
    otherObjects: flag(objectsDiffer(pair, whole)),
    otherPlaces: places === 'DIFFERENT' ? 2 : flag(places === 'CONTAINED'),
  };
}

/** Figures, dates and denials of each side, whatever words they go with. */
function countedFeatures(pair: Pair): Features {
  const { a, b } = pair;
  let [figuresApart, figuresMeet] = [0, 0];
  for (const x of a.quantities)
    for (const y of b.quantities) {
      if (x.dimension !== y.dimension || x.unit !== y.unit) continue;
      if (disjoint(intervalOf(x), intervalOf(y))) figuresApart++;
      else figuresMeet++;
    }
  const scopes = apart(a.scopeRoles, b.scopeRoles);
  const features: Features = {
    figuresApart: capped(figuresApart),
    figuresMeet: capped(figuresMeet),
    counted: sides(pair, ({ quantities }) => quantities.length > 0),
    datedSides: sides(pair, ({ dates }) => dates.length > 0),
    deniedSides: sides(pair, ({ denied }) => denied),
    denials: sides(pair, ({ negations }) => negations.length > 0),
    denialsApart: capped(Math.abs(a.negations.length - b.negations.length)),
    scopesApart: capped(scopes.length),
  };
  for (const role of scopes) features[nameOf('scope', role)] = 1;
  return features;
}

/** What two statements are to each other beside their words. The order of the two makes no difference. */
export const contextFeatures = (pair: Pair): readonly Features[] => [
  sayingFeatures(pair),
  countedFeatures(pair),
  dateFeatures(pair),
];
