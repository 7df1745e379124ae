import type { CueHit, Found } from '../text/found.js';
import { isEmpty, type Range } from '../text/ranges.js';

/** What a cue was found to attribute; null where a part of it is empty. */
export const attribution = (
  cue: CueHit,
  frame: Found['frame'],
  source: Range | null,
  parts: Range[],
  more: Partial<Found> = {},
): Found | null =>
  parts.length === 0 || parts.some(isEmpty)
    ? null
    : {
        cue,
        frame,
        source,
        missing: source ? null : 'SHARED',
        parts,
        carriers: [],
        negated: false,
        ...more,
      };
