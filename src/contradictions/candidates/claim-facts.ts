import type { RecordedWith } from '../../claims/claim-events.js';
import type { Claim, ClaimStatus } from '../../claims/claim.entity.js';
import type { Language } from '../../language/language.js';
import {
  type ClaimKind,
  Stance,
  type StatedQuantity,
  type StatementInput,
} from '../detection/types.js';
import { once } from '../detection/once.js';
import { SpeakerKind } from '../../sources/speakers/speaker.entity.js';
import { indexDay } from './candidate-keys.js';

/** Who put a claim forward, when and how, as a comparison needs it. */
export interface FactAttribution {
  speakerId: string;
  speakerName: string;
  anonymous: boolean;
  saidAt: string | null;
  stance: Stance;
}

/** A claim with its attributions, first one first. */
export interface ClaimFacts {
  id: string;
  revision: number;
  status: ClaimStatus;
  statement: string;
  language: Language;
  translation: string | null;
  kind: ClaimKind;
  period: { from: string | null; to: string | null } | null;
  /** Set only where an editor corrected what the words say. */
  quantities: StatedQuantity[] | null;
  /** The day on which it was said, else recorded: see `indexDay`. */
  day: number;
  /** Whether it is known when it was said. */
  dated: boolean;
  attributions: FactAttribution[];
}

/** Two claims seen through one attribution each, ready to be compared. */
export interface Pairing {
  a: StatementInput;
  b: StatementInput;
  /** The speaker who puts forward both, if there is one. */
  sharedSpeakerId: string | null;
}

/**
 * Chooses through which attributions two claims are compared: where one speaker asserts both, through
 * theirs, since a reversal is what an editor most wants to see; else through the first assertion.
 */
export function pair(a: ClaimFacts, b: ClaimFacts): Pairing | null {
  const ofA = assertionsFirst(a);
  const ofB = assertionsFirst(b);
  for (const left of ofA) {
    const right = ofB.find((each) => each.speakerId === left.speakerId);
    if (right?.stance === left.stance) {
      const shared = left.speakerId;
      return { a: sides(a, left).said, b: sides(b, right).said, sharedSpeakerId: shared };
    }
  }
  const [left] = ofA;
  const [right] = ofB;
  if (!left || !right) return null;
  // Two anonymous sources may be described alike and still be two: the name proves nothing.
  const namesakes = left.anonymous && right.anonymous && left.speakerId !== right.speakerId;
  const { said, unnamed } = sides(b, right);
  return { a: sides(a, left).said, b: namesakes ? unnamed : said, sharedSpeakerId: null };
}

/** The claim as its first assertion has it: how it is read for the index, and in most comparisons. */
export function asFirstSaid(claim: ClaimFacts): StatementInput {
  const [first] = assertionsFirst(claim);
  return first ? sides(claim, first).said : side(claim, null);
}

/** A claim that is being recorded, as reading it back would give it. */
export function factsOfNew(
  claim: Claim,
  { attribution, speaker, quantities }: Omit<RecordedWith, 'store'>,
): ClaimFacts {
  const { id, revision, status, statement, language, translation, kind } = claim;
  const { periodFrom: from, periodTo: to } = claim;
  const corrected = quantities.filter((quantity) => quantity.corrected);
  return {
    id,
    revision,
    status,
    statement,
    language,
    translation,
    kind,
    period: from !== null || to !== null ? { from, to } : null,
    quantities: corrected.length > 0 ? corrected : null,
    day: indexDay(claim.saidOn, new Date()),
    dated: claim.saidOn !== null,
    attributions: [
      {
        speakerId: speaker.id,
        speakerName: speaker.name,
        anonymous: speaker.kind === SpeakerKind.ANONYMOUS,
        saidAt: attribution.saidAt,
        stance: attribution.stance,
      },
    ],
  };
}

/** Those who assert it first. */
export const assertionsFirst = once(({ attributions }: ClaimFacts): readonly FactAttribution[] => {
  const asserted = attributions.filter((each) => each.stance === Stance.ASSERTS);
  return [...asserted, ...attributions.filter((each) => each.stance !== Stance.ASSERTS)];
});

/** A claim through one of its attributions: the same object each time, by which its reading is found again. */
interface Sides {
  said: StatementInput;
  /** Without the name of who said it. */
  unnamed: StatementInput;
}

const kept = new WeakMap<FactAttribution, Sides>();

function sides(claim: ClaimFacts, attribution: FactAttribution): Sides {
  const known = kept.get(attribution);
  if (known) return known;
  const said = side(claim, attribution);
  const made = { said, unnamed: { ...said, speaker: null } };
  kept.set(attribution, made);
  return made;
}

function side(claim: ClaimFacts, attribution: FactAttribution | null): StatementInput {
  return {
    statement: claim.statement,
    language: claim.language,
    kind: claim.kind,
    period: claim.period,
    quantities: claim.quantities,
    saidAt: attribution?.saidAt ?? null,
    speaker: attribution?.speakerName ?? null,
    stance: attribution?.stance ?? null,
  };
}
