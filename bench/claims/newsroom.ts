import { ClaimStatus } from '../../src/claims/claim.entity.js';
import type { FindingKind, Relation } from '../../src/contradictions/detection/types.js';
import { Language } from '../../src/language/language.js';
import type { ClaimKind } from '../../src/language/statement.js';
import { Random } from '../random.js';
import { Press, type Voice } from './press.js';
import {
  canBeContradicted,
  contradict,
  makeStatement,
  render,
  type SlotSpan,
  type Statement,
} from './statements.js';
import { makeWorld, type World } from './world.js';

export const SEED = 20_261_122;
const FIRST_DAY = Date.UTC(2016, 0, 1);
const LAST_DAY = Date.UTC(2026, 9, 31);

/** How many recent claims later articles may contradict. */
const MEMORY = 2000;
/** Said further back, it would be superseded rather than contradicted; in milliseconds. */
const SAME_MATTER = 2 * 86_400_000;

/** Over the whole collection, some six in ten of these: the claims that can be contradicted. */
const RIVALS = 3000;

export interface NewsroomOptions {
  claims: number;
  /** Of all claims, how many contradict an earlier one. */
  planted: number;
  seed?: number;
}

/** A pair that was made to conflict, by the claims' keys. */
export interface Planted {
  a: string;
  b: string;
  kind: FindingKind;
  relation: Relation;
  spanA: SlotSpan;
  spanB: SlotSpan;
  /** Whether the two are in different languages. */
  across: boolean;
}

/** A claim as later ones refer to it. */
interface Made {
  key: string;
  statement: Statement;
  language: Language;
  span: SlotSpan | null;
  voice: Voice;
  at: number;
}

/** A statement that conflicts with a claim of the collection, and is not in it. */
export interface Rival {
  /** Of the claim. */
  of: string;
  finding: FindingKind;
  statement: string;
  language: Language;
  kind: ClaimKind;
  saidAt: string;
}

/** A line of an import file, the pair it makes with an earlier line, and what would contradict it. */
export interface GeneratedLine {
  line: object;
  planted: Planted | null;
  rival: Rival | null;
}

/**
 * Claims that look like a newsroom's, in the order in which they would be recorded: words, names and
 * outlets distributed as in news, Arabic and English, over ten years. The same options give the same
 * lines every time.
 */
export class Newsroom {
  private readonly random: Random;
  readonly world: World;
  private readonly press: Press;
  private readonly recent: Made[] = [];
  private made = 0;
  /** Apart from the other, so that asking for rivals changes no line. */
  private readonly rivals: Random;

  constructor(private readonly options: NewsroomOptions) {
    const seed = options.seed ?? SEED;
    this.world = makeWorld(new Random(seed + 1));
    this.random = new Random(seed);
    this.rivals = new Random(seed + 2);
    this.press = new Press(this.random, this.world);
  }

  *lines(): Generator<GeneratedLine> {
    const { claims } = this.options;
    while (this.made < claims) {
      const at = Math.floor(FIRST_DAY + ((LAST_DAY - FIRST_DAY) * this.made) / claims);
      const article = this.press.printArticle(at);
      const own = Math.min(this.random.between(1, 5), claims - this.made);
      for (let i = 0; i < own; i++) yield this.line(article, at);
    }
  }

  private line(article: ReturnType<Press['printArticle']>, at: number): GeneratedLine {
    const { random, press } = this;
    const rival = random.chance(this.options.planted) ? this.someRival(at) : null;
    const made = this.make(at, rival);
    const { text } = render(made.statement, made.language);
    const attributions = press.attributions(article, made.voice, text, at, rival !== null);
    const asserted = attributions.every(({ stance }) => stance === 'ASSERTS');
    if (rival === null && asserted) this.remember(made);
    const line = {
      key: made.key,
      statement: text,
      language: made.language,
      ...this.translation(made),
      kind: made.statement.pattern.kind,
      topics: press.topics(),
      ...this.status(rival !== null),
      attributions,
    };
    const unique = rival === null && !('status' in line) && canBeContradicted(made.statement);
    return {
      line,
      planted: rival && plantedPair(rival, made),
      rival: unique ? this.rivalOf(made) : null,
    };
  }

  /** For one in so many claims that there are some RIVALS in all. */
  private rivalOf({ key, statement, language, at }: Made): Rival | null {
    const { rivals, world } = this;
    if (!rivals.chance(RIVALS / this.options.claims)) return null;
    const other = language === Language.AR ? Language.EN : Language.AR;
    const spoken = rivals.chance(0.2) ? other : language;
    const against = contradict(rivals, world, statement);
    return {
      of: key,
      finding: statement.pattern.contrast!.finding,
      statement: render(against, spoken).text,
      language: spoken,
      kind: statement.pattern.kind,
      saidAt: new Date(at).toISOString().slice(0, 10),
    };
  }

  private make(at: number, rival: Made | null): Made {
    const { random, world } = this;
    this.made += 1;
    const key = `g${this.made}`;
    if (!rival) {
      const statement = makeStatement(random, world, at);
      const language = random.chance(0.7) ? Language.AR : Language.EN;
      const { span } = render(statement, language);
      return { key, statement, language, span, voice: this.press.someVoice(), at };
    }
    const statement = contradict(random, world, rival.statement);
    const other = rival.language === Language.AR ? Language.EN : Language.AR;
    const language = random.chance(0.2) ? other : rival.language;
    const { span } = render(statement, language);
    const voice = random.chance(0.15) ? rival.voice : this.press.someVoice();
    return { key, statement, language, span, voice, at };
  }

  private translation({ statement, language }: Made): { translation?: string } {
    if (language === Language.EN || !this.random.chance(0.15)) return {};
    return { translation: render(statement, Language.EN).text };
  }

  /** Few are drafts or retracted, and none that is to be found again. */
  private status(rival: boolean): { status?: ClaimStatus; retractionReason?: string } {
    if (rival || !this.random.chance(0.03)) return {};
    if (this.random.chance(0.7)) return { status: ClaimStatus.DRAFT };
    return { status: ClaimStatus.RETRACTED, retractionReason: 'Recorded twice' };
  }

  private remember(made: Made): void {
    if (!canBeContradicted(made.statement)) return;
    this.recent.push(made);
    if (this.recent.length > MEMORY) this.recent.shift();
  }

  /** One said in the last days. */
  private someRival(at: number): Made | null {
    const since = this.recent.findIndex((made) => at - made.at <= SAME_MATTER);
    if (since < 0) return null;
    return this.recent[this.random.between(since, this.recent.length - 1)] ?? null;
  }
}

function plantedPair(one: Made, other: Made): Planted {
  const { finding, relation } = one.statement.pattern.contrast!;
  return {
    a: one.key,
    b: other.key,
    kind: finding,
    relation,
    spanA: one.span!,
    spanB: other.span!,
    across: one.language !== other.language,
  };
}
