import { readFileSync } from 'node:fs';
import type { Bilingual } from '../../contradictions/explain/words.js';
import type { Form, Replacement, Resolution, SourceKind, WorthReason } from '../engine/types.js';

/** The keys come from the file itself, so asking for a wording that is not there is a type error. */
export type TextKey = keyof (typeof import('./labels.json'))['text'];

/** What a proposal says, in both languages. Stances and claim kinds are worded in contradictions/explain/words.json. */
export interface ShowLabels {
  form: Record<Form, Bilingual>;
  sourceKind: Record<SourceKind, Bilingual>;
  resolution: Record<Resolution, Bilingual>;
  replacement: Record<Replacement['reason'], Bilingual>;
  worthReason: Record<WorthReason, Bilingual>;
  text: Record<TextKey, Bilingual>;
}

export const labels = JSON.parse(
  readFileSync(new URL('./labels.json', import.meta.url), 'utf8'),
) as ShowLabels;
