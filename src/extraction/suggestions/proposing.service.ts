import { Injectable } from '@nestjs/common';
import {
  type Conflict,
  ConflictPreviewService,
} from '../../contradictions/preview/conflict-preview.service.js';
import { Database } from '../../platform/database/database.js';
import type { ArticleVersion } from '../../sources/articles/article-version.entity.js';
import { ArticleVersionsService } from '../../sources/articles/article-versions.service.js';
import { ArticlesService } from '../../sources/articles/articles.service.js';
import { OutletsService } from '../../sources/outlets/outlets.service.js';
import { EXTRACTION_VERSION, proposeClaims } from '../engine/propose.js';
import type { Proposal } from '../engine/types.js';
import {
  ClaimSuggestion,
  type NearDuplicate,
  SuggestionStatus,
} from './claim-suggestion.entity.js';
import { fingerprintOf } from './fingerprint.js';
import { KnownSpeakers } from './known-speakers.js';
import { DROP_STALE, HOLD_ARTICLE } from './suggestions.queries.js';
import { worthInCollection } from './worth.js';

/** Near-duplicates and conflicts kept with each proposal. */
const SHOWN = 5;

/** Proposals of one version: each is compared with the collection, and a request has its deadline. */
const MOST = 150;

/** Proposes the claims of an article version and keeps them beside what editors decided before. */
@Injectable()
export class ProposingService {
  constructor(
    private readonly database: Database,
    private readonly articles: ArticlesService,
    private readonly versions: ArticleVersionsService,
    private readonly outlets: OutletsService,
    private readonly known: KnownSpeakers,
    private readonly preview: ConflictPreviewService,
  ) {}

  /** Open ones first, most check-worthy first. What was decided stays; open ones not proposed any more go. */
  async propose(versionId: string): Promise<ClaimSuggestion[]> {
    const version = await this.versions.get(versionId);
    await this.database.query(HOLD_ARTICLE, [version.articleId]);
    const proposals = await this.proposalsOf(version);
    const fingerprints = [...proposals.keys()];
    await this.database.query(DROP_STALE, [version.articleId, fingerprints]);
    const before = await this.database
      .repository(ClaimSuggestion)
      .findBy({ articleId: version.articleId });
    const byFingerprint = new Map(before.map((each) => [each.fingerprint, each]));
    const suggestions: ClaimSuggestion[] = [];
    for (const [fingerprint, proposal] of proposals) {
      const earlier = byFingerprint.get(fingerprint);
      suggestions.push(await this.keep(version, proposal, fingerprint, earlier ?? null));
    }
    return suggestions.sort(byUrgency);
  }

  /** One for each thing that somebody claims, however often the text says it; of a very long text the worthiest. */
  private async proposalsOf(version: ArticleVersion): Promise<Map<string, Proposal>> {
    const article = await this.articles.get(version.articleId);
    const outlet = article.outletId ? (await this.outlets.get(article.outletId)).name : null;
    const { language, publishedAt, byline, headline } = article;
    const knownSpeakers = await this.known.in(`${headline}\n${version.body}`);
    const facts = { language, publishedAt, outlet, byline, headline, knownSpeakers };
    const found = new Map<string, Proposal>();
    const byWorth = proposeClaims(version.body, facts).sort(
      (x, y) => y.worth.score - x.worth.score,
    );
    for (const proposal of byWorth.slice(0, MOST)) {
      const fingerprint = fingerprintOf(proposal);
      if (!found.has(fingerprint)) found.set(fingerprint, proposal);
    }
    return found;
  }

  private async keep(
    version: ArticleVersion,
    proposal: Proposal,
    fingerprint: string,
    earlier: ClaimSuggestion | null,
  ): Promise<ClaimSuggestion> {
    // What an editor decided stays as it was decided, spans and all.
    if (earlier && earlier.status !== SuggestionStatus.OPEN) return earlier;
    const { nearDuplicates, conflicts } = await this.inCollection(proposal);
    const worth = worthInCollection(
      proposal.worth,
      nearDuplicates[0]?.score ?? 0,
      conflicts.length,
    );
    const suggestion = Object.assign(earlier ?? new ClaimSuggestion(), {
      articleId: version.articleId,
      articleVersionId: version.id,
      fingerprint,
      language: proposal.language,
      proposal,
      worth: worth.score,
      reasons: worth.reasons,
      nearDuplicates,
      conflicts,
      comparedAt: new Date(),
      extractorVersion: EXTRACTION_VERSION,
      status: SuggestionStatus.OPEN,
    });
    return this.database.repository(ClaimSuggestion).save(suggestion);
  }

  private async inCollection(
    proposal: Proposal,
  ): Promise<{ nearDuplicates: NearDuplicate[]; conflicts: Conflict[] }> {
    const { statement, language, kind, stance, period, saidAt, speaker } = proposal;
    const preview = await this.preview.of(
      {
        statement: statement.text,
        language,
        kind,
        stance,
        period,
        saidAt,
        speaker: speaker.kind === 'ANONYMOUS' ? null : speaker.name,
      },
      SHOWN,
    );
    return {
      nearDuplicates: preview.nearDuplicates.map(({ claim, score }) => ({
        claimId: claim.id,
        score,
      })),
      conflicts: preview.conflicts,
    };
  }
}

function byUrgency(x: ClaimSuggestion, y: ClaimSuggestion): number {
  const open = (each: ClaimSuggestion): number => (each.status === SuggestionStatus.OPEN ? 1 : 0);
  return open(y) - open(x) || y.worth - x.worth || (x.id < y.id ? -1 : 1);
}
