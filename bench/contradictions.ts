import type { Finding, Span } from '../src/contradictions/detection/types.js';
import { Language } from '../src/language/language.js';
import { addHistory, type MadeClaim } from './claims.js';
import type { Batch } from './insert.js';
import type { Random } from './random.js';

/** Adds what an engine would have suggested for two claims that were made to conflict. */
export function addContradiction(
  batch: Batch,
  random: Random,
  one: MadeClaim,
  other: MadeClaim,
  at: number,
): void {
  const [a, b] = one.id < other.id ? [one, other] : [other, one];
  const finding = findingOf(random, a, b);
  const id = random.id(at);
  const status = statusOf(random);
  batch.add('contradiction', {
    id,
    created_at: new Date(at),
    updated_at: new Date(at),
    claim_a_id: a.id,
    claim_b_id: b.id,
    kinds: [finding.kind],
    relation: finding.relation,
    score: finding.score,
    findings: [finding],
    self_speaker_id: a.speaker.id === b.speaker.id ? a.speaker.id : null,
    status,
    revision: status === 'SUGGESTED' ? 1 : 2,
    engine_version: 'generated',
    detected_at: new Date(at),
  });
  addHistory(batch, random, 'Contradiction', id, 'suggested', at);
  if (status === 'SUGGESTED') return;
  batch.add('review', {
    id: random.id(at),
    contradiction_id: id,
    decision: status,
    reason: status === 'DISMISSED' ? 'SUPERSEDED' : null,
    holds: status === 'RESOLVED' ? 'A' : null,
    note: 'Checked against the ministry’s own figures.',
  });
}

function statusOf(random: Random): string {
  const decided = random.pick(['CONFIRMED', 'CONFIRMED', 'DISMISSED', 'RESOLVED']);
  return random.chance(0.8) ? 'SUGGESTED' : decided;
}

function findingOf(random: Random, a: MadeClaim, b: MadeClaim): Finding {
  const { finding: kind, relation, slot } = a.statement.pattern.contrast!;
  const [spanA, spanB] = [spanIn(a, slot), spanIn(b, slot)];
  return {
    kind,
    relation,
    score: Math.round(500 + random.next() * 499) / 1000,
    spansA: [spanA],
    spansB: [spanB],
    valueA: spanA.text,
    valueB: spanB.text,
    sentenceAr: `يقول الأول «${spanA.text}» ويقول الثاني «${spanB.text}» عن الأمر نفسه.`,
    sentenceEn: `The first says “${spanA.text}”, the second “${spanB.text}”, of the same matter.`,
    rule: 'generated',
    ruleVersion: 1,
  };
}

function spanIn(claim: MadeClaim, slot: string): Span {
  const rendered = claim.language === Language.AR ? claim.statement.ar : claim.statement.en;
  const { start, end } = rendered.spans.get(slot)!;
  // Not the slot's own words: the first of a sentence begins with a capital.
  return { start, end, text: claim.text.slice(start, end) };
}
