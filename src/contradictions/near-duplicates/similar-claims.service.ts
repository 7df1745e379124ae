import { Injectable } from '@nestjs/common';
import { Claim } from '../../claims/claim.entity.js';
import { visibleClaims } from '../../claims/draft-visibility.js';
import { lexiconRevision } from '../../language/lexicon.js';
import { Database } from '../../platform/database/database.js';
import { CandidatesService } from '../candidates/candidates.service.js';
import { analyse } from '../detection/reading/analyse.js';
import type { Span, StatementInput } from '../detection/types.js';
import { EngineKnowledge } from '../knowledge/engine-knowledge.js';
import { LeastRecent } from '../least-recent.js';
import { type Alike, RecordedFindings } from '../recorded-findings.js';
import type { Match } from '../similarity/align-parts.js';
import { type Part, type Profile, profileOf } from '../similarity/parts.js';
import { similarity } from '../similarity/score.js';
import type { SimilarClaim } from './similar-claim.types.js';

/** What an editor would more likely than not call something else, but still wants to see. */
const LEAST_SCORE = 0.35;

/** Statements kept ready; one takes some twenty kilobytes. */
const KEPT = 1000;

/** $1 the claims' ids */
const claimsOf = (columns: string): string =>
  `SELECT ${columns} FROM claim t
   WHERE ${['t.id = ANY($1)', `t.status <> 'RETRACTED'`, ...visibleClaims()].join(' AND ')}`;

/** One proposition, in one language or in both. */
interface Wording extends Pick<StatementInput, 'statement' | 'language'> {
  translation?: string | null;
}

/** A recorded claim as far as its words are compared. */
type Worded = Pick<Claim, 'id' | 'statement' | 'language' | 'translation'>;

@Injectable()
export class SimilarClaimsService {
  private readonly profiles = new LeastRecent<string, Profile>(KEPT);

  constructor(
    private readonly database: Database,
    private readonly candidates: CandidatesService,
    private readonly knowledge: EngineKnowledge,
    private readonly findings: RecordedFindings,
  ) {}

  /** Looks a new claim's near-duplicates over while PostgreSQL commits it. @param others that may be such */
  prepare(claim: Claim, others: readonly Worded[]): void {
    this.database.duringCommit(() => {
      const texts = textsOf(claim).map((text) => this.profile(text));
      this.findings.keep(claim, { alike: this.rank(texts, others) });
    });
  }

  /** The near-duplicates of a recorded claim, best first. */
  async findFor(claim: Claim, first: number): Promise<SimilarClaim[]> {
    const { alike } = this.findings.of(claim);
    if (!alike || claim.translation) return this.find(claim, { exceptId: claim.id, first });
    return withClaims(alike, await this.claims(alike.map(({ id }) => id)), first);
  }

  /**
   * Best first. Those who may see drafts find them too: a claim recorded twice is best noticed before it is
   * published.
   */
  async find(
    wanted: Wording,
    { exceptId, first }: { exceptId?: string; first: number },
  ): Promise<SimilarClaim[]> {
    await this.knowledge.refresh();
    const texts = textsOf(wanted).map((text) => this.profile(text));
    const claims = await this.nearest(texts, exceptId ?? null);
    return withClaims(this.rank(texts, claims), claims, first);
  }

  /** The same of some claims that were found already. @param ids see `CandidatesService.around` */
  async findAmong(wanted: Wording, ids: readonly string[], first: number): Promise<SimilarClaim[]> {
    const texts = textsOf(wanted).map((text) => this.profile(text));
    const claims = await this.claims(ids);
    return withClaims(this.rank(texts, claims), claims, first);
  }

  private rank(texts: readonly Profile[], others: readonly Worded[]): Alike[] {
    return others
      .map((other) => this.compare(texts, other))
      .filter(({ score }) => score >= LEAST_SCORE)
      .sort((x, y) => y.score - x.score || (x.id < y.id ? 1 : -1));
  }

  private async nearest(texts: readonly Profile[], exceptId: string | null): Promise<Claim[]> {
    const ids = new Set<string>();
    for (const { statement } of texts) {
      for (const id of await this.candidates.alike(statement, exceptId)) ids.add(id);
    }
    return this.claims([...ids]);
  }

  private async claims(ids: readonly string[]): Promise<Claim[]> {
    if (ids.length === 0) return [];
    const columns = this.database.shape(Claim).list('t');
    const rows = await this.database.prepared<object>(claimsOf(columns), [ids]);
    return rows.map((row) => this.database.hydrate(Claim, row));
  }

  /** The nearest of the wordings of both. */
  private compare(texts: readonly Profile[], other: Worded): Alike {
    const pairs = textsOf(other).flatMap((text) => {
      const theirs = this.profile(text);
      return texts.map((own) => ({ own, theirs, ...similarity(own, theirs) }));
    });
    const best = pairs.reduce((x, y) => (y.score > x.score ? y : x));
    const [statement, claimText] = [best.own, best.theirs].map(
      (profile) => profile.statement.input.statement,
    ) as [string, string];
    return {
      id: other.id,
      score: best.score,
      statement,
      claimText,
      matched: best.matches.map(({ a, b, by }: Match) => ({
        inStatement: spanOf(statement, a),
        inClaim: spanOf(claimText, b),
        by,
      })),
    };
  }

  private profile(input: StatementInput): Profile {
    const key = `${lexiconRevision()} ${input.language ?? ''} ${input.statement}`;
    const known = this.profiles.get(key);
    if (known) return known;
    const profile = profileOf(analyse(input));
    this.profiles.set(key, profile);
    return profile;
  }
}

/** Those of them whose claims are there, and may be seen by whoever asked for them. */
function withClaims(
  alike: readonly Alike[],
  claims: readonly Claim[],
  first: number,
): SimilarClaim[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return alike
    .flatMap(({ id, ...found }) => {
      const claim = byId.get(id);
      return claim ? [{ claim, ...found }] : [];
    })
    .slice(0, first);
}

const spanOf = (text: string, { start, end }: Part): Span => ({
  start,
  end,
  text: text.slice(start, end),
});

function textsOf({ statement, language, translation }: Wording): StatementInput[] {
  return [{ statement, language }, ...(translation ? [{ statement: translation }] : [])];
}
