import { type Alignment, alignTerms } from './align.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import type { Askable, Pair } from '../rules/rule.js';
import { askable } from './guards.js';
import { type NearestDates, nearestDates } from './nearest-dates.js';
import { withSpeaker } from './staleness.js';
import { compareTimes, daysBetweenSayings, laterOf, type TimeRelation, timesOf } from './time.js';

/** A pair of which only that is worked out which some rule asks for: most pairs concern no rule. */
export class LazyPair implements Pair {
  readonly crossLanguage: boolean;
  private aligned: Alignment | undefined;
  private times: TimeRelation | undefined;
  private apart: number | null | undefined;
  private laterSide: 'a' | 'b' | null | undefined;
  private askedRules: Askable | undefined;
  private dates: NearestDates | null | undefined;

  constructor(
    readonly a: AnalysedStatement,
    readonly b: AnalysedStatement,
  ) {
    this.crossLanguage = a.language !== b.language;
  }

  get whole(): Alignment {
    return (this.aligned ??= withSpeaker(
      this,
      alignTerms(this.a.terms, this.b.terms, this.crossLanguage),
    ));
  }

  get time(): TimeRelation {
    return (this.times ??= compareTimes(timesOf(this.a), timesOf(this.b)));
  }

  get saidApart(): number | null {
    if (this.apart === undefined) this.apart = daysBetweenSayings(timesOf(this.a), timesOf(this.b));
    return this.apart;
  }

  get later(): 'a' | 'b' | null {
    if (this.laterSide === undefined) this.laterSide = laterOf(timesOf(this.a), timesOf(this.b));
    return this.laterSide;
  }

  get asked(): Askable {
    return (this.askedRules ??= askable(this));
  }

  get nearestDates(): NearestDates | null {
    if (this.dates === undefined) this.dates = nearestDates(this);
    return this.dates;
  }
}
