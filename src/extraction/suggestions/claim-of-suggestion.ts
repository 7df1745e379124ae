import { Injectable } from '@nestjs/common';
import type { AttributionForm } from '../../claims/attributions/attribution.entity.js';
import type { ChainHopInput, SpeakerRef } from '../../claims/attributions/attribution.inputs.js';
import { MAX_STATEMENT, RecordClaimInput } from '../../claims/claim.inputs.js';
import { Database } from '../../platform/database/database.js';
import { badInput } from '../../platform/errors/app-error.js';
import { SpeakerKind } from '../../sources/speakers/speaker.entity.js';
import { SpeakerSearchService } from '../../sources/speakers/speaker-search.service.js';
import { SpeakersService } from '../../sources/speakers/speakers.service.js';
import type { SourceKind } from '../engine/types.js';
import type { ClaimSuggestion } from './claim-suggestion.entity.js';
import type { AcceptSuggestionInput } from './suggestion.inputs.js';
import { ANONYMOUS_OF_ARTICLE } from './suggestions.queries.js';

/** UTF-16 code units of the longest quote that an attribution keeps. */
const MAX_QUOTE = 5000;
/** … of the longest name of a speaker, and of the longest cue. */
const MAX_NAME = 200;
const MAX_CUE = 100;

/** A speaker as a proposal names it. */
interface Named {
  name: string;
  kind: SourceKind;
  knownSpeakerId: string | null;
}

/** What `recordClaim` would be given for a proposal, corrected by an editor. */
@Injectable()
export class ClaimOfSuggestion {
  constructor(
    private readonly database: Database,
    private readonly speakers: SpeakersService,
    private readonly search: SpeakerSearchService,
  ) {}

  /** @returns also which fields the editor gave another value */
  async of(
    { proposal, articleId, articleVersionId, language }: ClaimSuggestion,
    input: AcceptSuggestionInput,
  ): Promise<{ recorded: RecordClaimInput; corrected: string[] }> {
    const statement = input.statement ?? proposal.statement.text;
    if (statement.length > MAX_STATEMENT) {
      throw badInput({
        path: 'input.statement',
        message: `the proposed statement is ${statement.length} characters long, more than ${MAX_STATEMENT}; give it in your own words`,
      });
    }
    const { start, text: exact } = proposal.passage;
    const recorded = Object.assign(new RecordClaimInput(), {
      statement,
      // A statement in other words may be in the other language: then it is read from the letters.
      language: input.statement ? null : language,
      kind: input.kind ?? proposal.kind,
      stance: input.stance ?? proposal.stance,
      form: input.form ?? (proposal.form as AttributionForm),
      article: { versionId: articleVersionId },
      quote: exact.length <= MAX_QUOTE ? { exact, start } : null,
      speaker: input.speaker ?? (await this.refTo(proposal.speaker, articleId)),
      chain: input.chain ?? (await this.chainOf(proposal.chain, articleId)),
      // Null is a correction too: when it was said is not known.
      saidAt: input.saidAt === undefined ? (proposal.saidAt ?? null) : input.saidAt,
      // The claim speaks of no time in particular.
      period: input.period === undefined ? proposal.period : input.period,
      topicIds: input.topicIds ?? null,
      draft: input.draft,
    });
    return { recorded, corrected: correctedFields(input, recorded, proposal) };
  }

  private async chainOf(
    hops: ClaimSuggestion['proposal']['chain'],
    articleId: string,
  ): Promise<ChainHopInput[]> {
    const chain: ChainHopInput[] = [];
    for (const hop of hops) {
      const cue = hop.cue?.text.slice(0, MAX_CUE) ?? null;
      chain.push({ speaker: await this.refTo(hop, articleId), cue });
    }
    return chain;
  }

  /** The speaker on record, if only since another proposal of the article was accepted; else a new one. */
  private async refTo(named: Named, articleId: string): Promise<SpeakerRef> {
    const name = named.name.slice(0, MAX_NAME);
    if (named.knownSpeakerId && (await this.speakers.find(named.knownSpeakerId))) {
      return { id: named.knownSpeakerId };
    }
    const id =
      named.kind === 'ANONYMOUS'
        ? await this.anonymous(articleId, name)
        : (await this.search.findByName(name))?.id;
    if (id) return { id };
    const { id: made } = await this.speakers.create(
      { name, kind: named.kind as SpeakerKind },
      'input.speaker',
    );
    return { id: made };
  }

  /** One description in one article is one source; in two articles it may be two. */
  private async anonymous(articleId: string, name: string): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(ANONYMOUS_OF_ARTICLE, [
      articleId,
      name,
    ]);
    return row?.id ?? null;
  }
}

function correctedFields(
  input: AcceptSuggestionInput,
  recorded: RecordClaimInput,
  proposal: ClaimSuggestion['proposal'],
): string[] {
  const corrected: string[] = [];
  if (recorded.statement.trim() !== proposal.statement.text.trim()) corrected.push('statement');
  if (recorded.kind !== proposal.kind) corrected.push('kind');
  if (recorded.stance !== proposal.stance) corrected.push('stance');
  if (recorded.form !== (proposal.form as AttributionForm)) corrected.push('form');
  if (input.speaker && !names(input.speaker, proposal.speaker)) corrected.push('speaker');
  if (input.chain && !sameChain(input.chain, proposal.chain)) corrected.push('chain');
  if ((recorded.saidAt ?? null) !== (proposal.saidAt ?? null)) corrected.push('saidAt');
  if (!samePeriod(recorded.period, proposal.period)) corrected.push('period');
  return corrected;
}

/** Whether an editor named whom the proposal names: by what is on record, or by the same words. */
function names({ id, name }: SpeakerRef, proposed: Named): boolean {
  if (id != null) return id === proposed.knownSpeakerId;
  return name?.trim() === proposed.name;
}

const sameChain = (given: readonly ChainHopInput[], proposed: readonly Named[]): boolean =>
  given.length === proposed.length && given.every(({ speaker }, i) => names(speaker, proposed[i]!));

type Ends = { from?: string | null; to?: string | null } | null | undefined;

const samePeriod = (a: Ends, b: Ends): boolean =>
  (a?.from ?? null) === (b?.from ?? null) && (a?.to ?? null) === (b?.to ?? null);
