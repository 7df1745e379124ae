import { compareTimes, daysBetweenSayings, laterOf, type TimeRelation } from '../pairs/time.js';
import { OWN_WEIGHT } from '../pairs/staleness.js';
import type { Gist } from './gist.js';
import { type Aligned, flagged, lowest, regionOf } from './aligned.js';
import { Meeting } from './meeting.js';
import { Overlap } from './overlap.js';
import { Trait } from './traits.js';
import { MILLION, ROUNDING, Word } from './words.js';

const has = ({ traits }: Gist, trait: number): boolean => (traits & trait) !== 0;

/** One pair is judged at a time. */
const MEETING = new Meeting();

/** The gists of two statements, and what is worked out of them for as long as they are the pair at hand. */
export class GistPair {
  readonly cross: boolean;
  readonly oneSpeaker: boolean;
  readonly time: TimeRelation;
  readonly saidApart: number | null;
  readonly meeting = MEETING;
  private found: Overlap | undefined;

  constructor(
    readonly a: Gist,
    readonly b: Gist,
  ) {
    this.cross = has(a, Trait.ENGLISH) !== has(b, Trait.ENGLISH);
    this.oneSpeaker = a.speaker !== 0 && a.speaker === b.speaker;
    this.time = compareTimes(a.times, b.times);
    this.saidApart = daysBetweenSayings(a.times, b.times);
  }

  /** To be asked once the meeting is of this pair. */
  get overlap(): Overlap {
    return (this.found ??= new Overlap(this.a, this.b, this.meeting, this.cross));
  }

  /** Whether either has a trait. */
  either(trait: number): boolean {
    return has(this.a, trait) || has(this.b, trait);
  }

  both(trait: number): boolean {
    return has(this.a, trait) && has(this.b, trait);
  }

  /** As `standsTwice` and `accountsTwice`. */
  get standsTwice(): boolean {
    return this.oneSpeaker && this.both(Trait.TAKES_STAND);
  }

  get accountsTwice(): boolean {
    return this.oneSpeaker && this.both(Trait.TELLS_PAST);
  }

  /** As `isStale`, without its last argument. */
  isStale(days: number): boolean {
    if (this.saidApart === null || this.saidApart <= days || this.time === 'SAME') return false;
    if (laterOf(this.a.times, this.b.times) === null) return false;
    if (!this.oneSpeaker) return true;
    return !this.standsTwice && this.both(Trait.FACT) && !this.accountsTwice;
  }

  /** As `ownWeight`. */
  get own(): number {
    return this.oneSpeaker && this.both(Trait.NAMES_SPEAKER) ? OWN_WEIGHT : 0;
  }

  /** The whole statements aligned; to be asked once the meeting's words are. */
  get whole(): Aligned {
    return this.meeting.whole;
  }

  /** What the whole statements share when they are aligned, the speaker counted; and without the speaker. */
  get shared(): number {
    return this.told + this.own;
  }

  get told(): number {
    return this.whole.told;
  }

  /** What any parts of them share at most, the speaker counted. */
  get most(): number {
    return this.meeting.most / MILLION + this.own + ROUNDING;
  }

  /** Of the whole statements: see `Aligned`. */
  get leastRest(): number {
    return this.whole.leastRest;
  }

  get allRest(): number {
    return this.whole.allRest;
  }

  get coverage(): number {
    return this.whole.coverage(this.own);
  }

  /** Whether each side has a word with a flag that the other lacks. */
  bothLack(flag: number, { left }: Aligned = this.whole): boolean {
    const { a, b } = this;
    return flagged(a.words, left[0], flag) !== 0 && flagged(b.words, left[1], flag) !== 0;
  }

  /** Whether each side has places that the other lacks, and none of them can lie in one of the other's. */
  arePlacedApart({ left }: Aligned = this.whole): boolean {
    const { words: x } = this.a;
    const { words: y } = this.b;
    const [here, there] = [flagged(x, left[0], Word.PLACE), flagged(y, left[1], Word.PLACE)];
    if (here === 0 || there === 0) return false;
    for (let one = here; one !== 0; one &= one - 1)
      for (let other = there; other !== 0; other &= other - 1)
        if (regionOf(x, lowest(one)) === regionOf(y, lowest(other))) return false;
    return true;
  }
}
