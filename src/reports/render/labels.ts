import { readFileSync } from 'node:fs';
import type { Bilingual } from '../../contradictions/explain/words.js';
import type { Language } from '../../language/language.js';
import type { SnapshotAttribution, SnapshotReview, SnapshotStatus } from '../snapshot.js';

/** The keys come from the file itself, so asking for a wording that is not there is a type error. */
type LabelFile = typeof import('./labels.json');

export type TextKey = keyof LabelFile['text'];
export type Unknown = keyof LabelFile['unknown'];

/**
 * The report's wordings in both languages; `labels.json` is their only source. What a comparison says (kinds, relations,
 * stances, reasons) is worded in `contradictions/explain/words.json`, which the terminal shares.
 */
export interface Labels {
  status: Record<SnapshotStatus, Bilingual>;
  decision: Record<SnapshotReview['decision'], Bilingual>;
  holds: Record<NonNullable<SnapshotReview['holds']>, Bilingual>;
  form: Record<SnapshotAttribution['form'], Bilingual>;
  languageName: Record<Language, Bilingual>;
  unknown: Record<Unknown, Bilingual>;
  text: Record<TextKey, Bilingual>;
}

export const labels = JSON.parse(
  readFileSync(new URL('./labels.json', import.meta.url), 'utf8'),
) as Labels;
