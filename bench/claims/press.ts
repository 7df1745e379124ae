import { OutletKind } from '../../src/sources/outlets/outlet.entity.js';
import { SpeakerKind } from '../../src/sources/speakers/speaker.entity.js';
import type { Random } from '../random.js';
import { EVENTS, GOODS, THINGS, type Word } from './vocabulary.js';
import type { World } from './world.js';

const DAY = 86_400_000;
const OUTLETS = 400;
const QUOTABLE_PEOPLE = 3_000;
const ANONYMOUS_SOURCES = 60;
/** Articles that a later claim may be found in once more. */
const MEMORY = 500;
const CUES = ['نقلا عن', 'قال لـ', 'told', 'quoting'];
const DESCRIPTIONS = ['مصدر أمني', 'مسؤول حكومي رفيع', 'a senior official', 'دبلوماسي غربي'];

/** Someone who can be quoted, as lines describe them. */
export interface Voice {
  name: string;
  kind: SpeakerKind;
  key?: string;
  aliases?: string[];
  positions?: object[];
}

interface Outlet {
  name: string;
  kind: OutletKind;
  language: string;
}

/** A printed article, described in full by the first line that names it. */
export interface Article {
  url: string;
  language: string;
  at: number;
  outlet: Outlet | null;
  described: boolean;
}

/** A line's attribution, of which later claims need to know the stance. */
export interface Attribution {
  stance: 'ASSERTS' | 'REPORTS';
  [field: string]: unknown;
}

/** The outlets, voices and articles that claims come from. Describes each once, then names it. */
export class Press {
  private readonly outlets: Outlet[];
  private readonly topicNames: Word[];
  private readonly voices: Voice[];
  private readonly described = new Set<object>();
  private readonly recent: Article[] = [];
  private printed = 0;

  constructor(
    private readonly random: Random,
    world: World,
  ) {
    this.outlets = world.names.slice(0, OUTLETS).map((name, i) => {
      const arabic = i % 4 !== 3;
      const kind = i % 5 === 0 ? OutletKind.AGENCY : OutletKind.NEWSPAPER;
      const text = arabic ? `صحيفة ${name.ar}` : `The ${name.en} Post`;
      return { name: text, kind, language: arabic ? 'AR' : 'EN' };
    });
    this.topicNames = [...THINGS, ...EVENTS, ...GOODS];
    this.voices = this.makeVoices(world);
  }

  someVoice(): Voice {
    return this.random.zipf(this.voices, 30);
  }

  topics(): (string | object)[] {
    const filed = new Set([this.random.zipf(this.topicNames), this.random.zipf(this.topicNames)]);
    return [...filed].map((topic) => {
      const name = `ملف ${topic.ar}`;
      if (this.described.has(topic)) return name;
      this.described.add(topic);
      return { name, nameEn: `File: ${topic.en}` };
    });
  }

  printArticle(at: number): Article {
    this.printed += 1;
    const outlet = this.random.chance(0.97) ? this.random.zipf(this.outlets, 5) : null;
    const language = outlet?.language ?? 'AR';
    const url = `https://news.example.org/${new Date(at).getUTCFullYear()}/${this.printed}`;
    const article = { url, language, at, outlet, described: false };
    if (this.recent.length < MEMORY) this.recent.push(article);
    else this.recent[this.printed % MEMORY] = article;
    return article;
  }

  /**
   * Where a claim stands: in its own article, and now and then in one or two others.
   *
   * @param asserted whether all who say it claim it to be so, and describe nobody else's position
   */
  attributions(
    article: Article,
    voice: Voice,
    statement: string,
    at: number,
    asserted: boolean,
  ): Attribution[] {
    const { random } = this;
    const list = [this.attribution(article, voice, statement, at, asserted)];
    const more = random.chance(0.3) ? random.between(1, 2) : 0;
    for (let i = 0; i < more; i++) {
      const again = random.chance(0.5) ? voice : this.someVoice();
      list.push(this.attribution(random.pick(this.recent), again, statement, at, asserted));
    }
    return list;
  }

  private attribution(
    article: Article,
    voice: Voice,
    statement: string,
    at: number,
    asserted: boolean,
  ): Attribution {
    const { random } = this;
    const quoted = !article.described && random.chance(0.3);
    const saidAt = this.saidAt(at);
    return {
      article: this.describeArticle(article, quoted ? statement : null),
      speaker: this.describeVoice(voice),
      stance: random.chance(0.95) || asserted ? 'ASSERTS' : 'REPORTS',
      form: quoted ? 'DIRECT_QUOTE' : 'INDIRECT_QUOTE',
      ...(saidAt === null ? {} : { saidAt }),
      ...(quoted ? { quote: { exact: statement } } : {}),
      ...(random.chance(0.25) ? { chain: this.chain() } : {}),
    };
  }

  private chain(): object[] {
    const hops = this.random.between(1, 2);
    return Array.from({ length: hops }, () => ({
      speaker: this.describeVoice(this.someVoice()),
      cue: this.random.pick(CUES),
    }));
  }

  private describeArticle(article: Article, quoted: string | null): string | object {
    const { url, language, at, outlet } = article;
    if (article.described) return url;
    article.described = true;
    const headline = `${this.random.zipf(this.topicNames).ar}: ${outlet?.name ?? 'بلا مصدر'} ${isoDay(at)}`;
    const body = quoted === null ? null : `${headline}\n\n${quoted}.\n`;
    return {
      url,
      headline,
      language,
      ...(outlet ? { outlet } : {}),
      publishedAt: isoDay(at),
      ...(body === null ? {} : { versions: [{ body }] }),
    };
  }

  private describeVoice(voice: Voice): string | Voice {
    if (voice.kind === SpeakerKind.ANONYMOUS) return voice;
    if (this.described.has(voice)) return voice.name;
    this.described.add(voice);
    return voice;
  }

  /** The day, now and then only the month or nothing: provenance is often incomplete. */
  private saidAt(at: number): string | null {
    const day = isoDay(at - this.random.between(0, 1) * DAY);
    if (this.random.chance(0.9)) return day;
    return this.random.chance(0.5) ? day.slice(0, 7) : null;
  }

  private makeVoices({ people, organisations }: World): Voice[] {
    const voices: Voice[] = people.slice(0, QUOTABLE_PEOPLE).map(({ ar, en }, i) => {
      const body = organisations[i % 300]!;
      const from = String(2010 + (i % 12));
      const positions = [{ title: `رئيس ${body.ar}`, titleEn: `Head of ${body.en}`, from }];
      return { name: ar, kind: SpeakerKind.PERSON, aliases: [en], positions };
    });
    organisations.slice(0, 300).forEach(({ ar, en }, i) => {
      voices.splice(i * 4, 0, { name: ar, kind: SpeakerKind.ORGANISATION, aliases: [en] });
    });
    for (let i = 0; i < ANONYMOUS_SOURCES; i++) {
      const name = DESCRIPTIONS[i % DESCRIPTIONS.length]!;
      voices.splice(i * 20, 0, { name, kind: SpeakerKind.ANONYMOUS, key: `anonymous-${i}` });
    }
    return voices;
  }
}

function isoDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
