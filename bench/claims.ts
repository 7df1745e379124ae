import { searchText } from '../src/claims/search/search-text.js';
import { candidateKeys, indexDay } from '../src/contradictions/candidates/candidate-keys.js';
import { analyse } from '../src/contradictions/detection/analyse.js';
import { Language } from '../src/language/language.js';
import { readQuantities } from '../src/language/quantities.js';
import type { Batch } from './insert.js';
import type { Random } from './random.js';
import type { Sources, Voice } from './sources.js';
import type { Statement } from './statements.js';

/** A claim as later articles and contradictions refer to it. */
export interface MadeClaim {
  id: string;
  statement: Statement;
  language: Language;
  text: string;
  speaker: Voice;
  saidAt: string | null;
  published: boolean;
  attributions: number;
}

export interface Occasion {
  speaker: Voice;
  saidAt: string | null;
  /** Milliseconds since 1970. */
  recordedAt: number;
}

/** Adds a claim with everything the application would derive of it; attributions come apart. */
export function addClaim(
  batch: Batch,
  random: Random,
  sources: Sources,
  statement: Statement,
  { speaker, saidAt, recordedAt }: Occasion,
  published: boolean,
): MadeClaim {
  const id = random.id(recordedAt);
  const language = random.chance(0.7) ? Language.AR : Language.EN;
  const arabic = language === Language.AR;
  const text = (arabic ? statement.ar : statement.en).text;
  const translation = arabic && random.chance(0.3) ? statement.en.text : null;
  const retracted = !published && random.chance(0.25);
  batch.add('claim', {
    id,
    created_at: new Date(recordedAt),
    updated_at: new Date(recordedAt),
    statement: text,
    language,
    translation,
    kind: statement.pattern.kind,
    status: published ? 'PUBLISHED' : retracted ? 'RETRACTED' : 'DRAFT',
    revision: 1,
    retraction_reason: retracted ? 'Recorded twice' : null,
    said_on: saidAt ? firstDay(saidAt) : null,
    search_text: searchText(text, translation),
  });
  addTopics(batch, random, sources, id);
  readQuantities(text, language).forEach(({ start, end, ...quantity }, ordinal) => {
    batch.add('quantity', {
      claim_id: id,
      ordinal,
      ...quantity,
      start_offset: start,
      end_offset: end,
      corrected: false,
    });
  });
  if (!retracted) {
    const day = indexDay(saidAt ? firstDay(saidAt) : null, new Date(recordedAt));
    batch.addIndexed(id, day, candidateKeys(analyse({ statement: text, language, saidAt })));
  }
  addHistory(batch, random, 'Claim', id, 'recorded', recordedAt);
  return { id, statement, language, text, speaker, saidAt, published, attributions: 0 };
}

function addTopics(batch: Batch, random: Random, { topics }: Sources, claimId: string): void {
  const filed = new Set([random.zipf(topics), random.zipf(topics)]);
  const [lead] = [...filed].sort((one, other) => (one.key < other.key ? -1 : 1));
  for (const topic of filed) {
    batch.add('claim_topic', { claim_id: claimId, topic_id: topic.id, leads: topic === lead });
  }
}

export function addHistory(
  batch: Batch,
  random: Random,
  type: string,
  id: string,
  operation: string,
  at: number,
): void {
  batch.add('history_entry', {
    id: random.id(at),
    created_at: new Date(at),
    entity_type: type,
    entity_id: id,
    operation,
    changes: [],
  });
}

/** The first day of a partial date, as PostgreSQL's days_of() begins. */
function firstDay(partial: string): string {
  return partial + '-01-01'.slice(partial.length - 4);
}
