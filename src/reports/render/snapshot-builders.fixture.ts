import { ClaimKind, FindingKind, Relation, Stance } from '../../contradictions/detection/types.js';
import type { Span } from '../../contradictions/detection/types.js';
import { Language } from '../../language/language.js';
import type {
  SnapshotAttribution,
  SnapshotClaim,
  SnapshotContradiction,
  SnapshotFinding,
} from '../snapshot.js';

/** The span of a passage that occurs once in a statement. */
export function spanOf(statement: string, text: string): Span {
  const start = statement.indexOf(text);
  if (start < 0) throw new Error(`"${text}" is not in "${statement}"`);
  return { start, end: start + text.length, text };
}

export function attributionOf(over: Partial<SnapshotAttribution>): SnapshotAttribution {
  return {
    speaker: 'Lena Varga',
    speakerAnonymous: false,
    position: null,
    stance: Stance.ASSERTS,
    form: 'DIRECT_QUOTE',
    saidAt: null,
    headline: 'Untitled',
    outlet: null,
    byline: null,
    publishedAt: null,
    url: null,
    quote: null,
    chain: [],
    ...over,
  };
}

export function claimOf(over: Partial<SnapshotClaim> & { statement: string }): SnapshotClaim {
  return {
    id: 'claim',
    language: Language.EN,
    translation: null,
    kind: ClaimKind.FACT,
    topics: [],
    period: null,
    revision: 1,
    attributions: [],
    ...over,
  };
}

export function findingOf(over: Partial<SnapshotFinding>): SnapshotFinding {
  return {
    kind: FindingKind.QUANTITY,
    relation: Relation.CONTRARY,
    score: 0.9,
    spansA: [],
    spansB: [],
    valueA: '',
    valueB: '',
    sentenceAr: 'سبب',
    sentenceEn: 'A reason',
    rule: 'quantity.disjoint',
    ruleVersion: 1,
    ...over,
  };
}

export function contradictionOf(
  over: Partial<SnapshotContradiction> & Pick<SnapshotContradiction, 'a' | 'b'>,
): SnapshotContradiction {
  return {
    id: 'contradiction',
    kinds: [FindingKind.QUANTITY],
    relation: Relation.CONTRARY,
    score: 0.9,
    status: 'SUGGESTED',
    selfContradictionOf: null,
    detectedAt: '2031-05-04T06:30:00.000Z',
    engineVersion: '1.0.0',
    findings: [],
    reviews: [],
    ...over,
  };
}
