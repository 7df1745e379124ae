import { valueInWords } from '../../contradictions/explain/finding-values.js';
import {
  type Bilingual,
  describeScore,
  inLanguage,
  words,
} from '../../contradictions/explain/words.js';
import type { FindingKind } from '../../contradictions/detection/types.js';
import { Language } from '../../language/language.js';
import { formatPartialDate } from '../../language/dates/partial-date.js';
import type {
  ReportSnapshot,
  SnapshotAttribution,
  SnapshotClaim,
  SnapshotFinding,
  SnapshotHop,
  SnapshotReview,
} from '../snapshot.js';
import { labels, type TextKey } from './labels.js';

/** A name and what stands under it; used for every table of facts. */
export interface Fact {
  label: string;
  value: string;
}

/** Words a report uses in one language. All values are plain text: each format escapes them itself. */
export class Voice {
  readonly rightToLeft: boolean;
  /** The BCP 47 tag of the report's language. */
  readonly tag: 'ar' | 'en';

  constructor(readonly language: Language) {
    this.rightToLeft = language === Language.AR;
    this.tag = this.rightToLeft ? 'ar' : 'en';
  }

  say(entry: Bilingual): string {
    return inLanguage(entry, this.language);
  }

  /** The same word at the head of a line: English takes a capital, Arabic has none. */
  title(entry: Bilingual): string {
    const word = this.say(entry);
    return word.charAt(0).toUpperCase() + word.slice(1);
  }

  text(key: TextKey): string {
    return this.say(labels.text[key]);
  }

  /** A date at its precision, or "undated"; of an instant, the day in UTC. */
  date(value: string | null): string {
    if (value === null) return this.say(labels.unknown.date);
    return formatPartialDate(
      /^\d{4}-\d{2}-\d{2}T/.test(value) ? value.slice(0, 10) : value,
      this.language,
    );
  }

  /** An ISO 8601 instant to the minute, in UTC, since a report travels between time zones. */
  instant(value: string): string {
    const time = new Date(value);
    if (Number.isNaN(time.getTime())) return value;
    const iso = time.toISOString();
    return `${this.date(iso)}${this.comma}${iso.slice(11, 16)} UTC`;
  }

  /** A count, thousands set apart; Western digits in both languages, as in the dates. */
  number(count: number): string {
    return count.toLocaleString('en');
  }

  value(value: string, kind: FindingKind): string {
    return valueInWords(value, kind, this.language);
  }

  score(score: number): string {
    return describeScore(score, this.language);
  }

  /** `from … to …`; empty where neither end is known. */
  period(period: SnapshotClaim['period']): string {
    const { from, to } = period ?? { from: null, to: null };
    if (from !== null && from === to) return this.date(from);
    const start = from === null ? [] : [`${this.text('rangeFrom')} ${this.date(from)}`];
    const till = from === null ? 'rangeUntil' : 'rangeTo';
    const end = to === null ? [] : [`${this.text(till)} ${this.date(to)}`];
    return [...start, ...end].join(' ');
  }

  sentence(finding: SnapshotFinding): string {
    return this.rightToLeft ? finding.sentenceAr : finding.sentenceEn;
  }

  kinds(kinds: SnapshotFinding['kind'][]): string {
    return kinds.map((kind) => this.say(words.findingKind[kind])).join(this.comma);
  }

  /** A name, and in brackets what stands after it: that it is unnamed, and the verb that carried the words. */
  named(name: string, notes: string[], show: (text: string) => string = (text) => text): string {
    const after = notes.length > 0 ? ` (${notes.map(show).join(this.comma)})` : '';
    return show(name) + after;
  }

  speakerName({ speaker }: SnapshotAttribution): string {
    return speaker || this.say(labels.unknown.speaker);
  }

  speakerNotes({ speaker, speakerAnonymous }: SnapshotAttribution): string[] {
    return speakerAnonymous && speaker ? [this.text('unnamed')] : [];
  }

  hopName({ name }: SnapshotHop): string {
    return name || this.say(labels.unknown.speaker);
  }

  /** A hop's cue is its reporting verb as recorded ("told", "quoting"). */
  hopNotes({ name, anonymous, cue }: SnapshotHop): string[] {
    return [...(anonymous && name ? [this.text('unnamed')] : []), ...(cue ? [cue] : [])];
  }

  /** Points from whoever spoke to whoever took the words over, in the direction the line is read. */
  get arrow(): string {
    return this.rightToLeft ? '→' : '←';
  }

  get comma(): string {
    return this.rightToLeft ? '، ' : ', ';
  }

  /**
   * The recorded chain as one line, outlet first, speaker last; null where none is recorded, since none is made up.
   * `show` is the format's way to write a name or a cue.
   */
  chain(
    { chain }: SnapshotAttribution,
    show: (text: string) => string = (text) => text,
  ): string | null {
    if (chain.length === 0) return null;
    const hops = chain.map((hop) => this.named(this.hopName(hop), this.hopNotes(hop), show));
    return hops.join(` ${this.arrow} `);
  }

  /** A dismissal carries a code, other decisions an editor's own words. */
  reason(review: SnapshotReview): string | null {
    if (review.reason === null) return null;
    const known = Object.entries(words.dismissalReason).find(([code]) => code === review.reason);
    return known ? this.say(known[1]) : review.reason;
  }

  filter({ topic, speaker, from, to }: ReportSnapshot['filter']): Fact[] {
    const facts: [TextKey, string | null][] = [
      ['topic', topic],
      ['speaker', speaker],
      ['from', from === null ? null : this.date(from)],
      ['to', to === null ? null : this.date(to)],
    ];
    return facts.flatMap(([key, value]) =>
      value === null ? [] : [{ label: this.text(key), value }],
    );
  }
}
