/** What the writers do. Each mutation carries a word of its own, by which all it wrote can be found. */
export const KINDS = [
  'recordClaim',
  'attributeClaim',
  'reviseClaim',
  'decide',
  'createSpeaker',
  'mergeSpeakers',
] as const;
export type Kind = (typeof KINDS)[number];

/**
 * `ACKNOWLEDGED`: the server said that it is done. `REFUSED`: the server said that nothing was changed.
 * `UNKNOWN`: no answer came, or one that the change may be kept or not.
 */
export type Outcome = 'ACKNOWLEDGED' | 'REFUSED' | 'UNKNOWN';

export interface Entry {
  kind: Kind;
  marker: string;
  outcome: Outcome;
  /** How often it was sent: again with one idempotency key where no answer came. */
  attempts: number;
}

/** What was asked of the servers and what they said, kept outside of what is killed. */
export class Ledger {
  readonly entries: Entry[] = [];
  /** What the server said of mutations that it neither did nor may refuse, by its words. */
  readonly surprises = new Map<string, number>();

  add(entry: Entry): void {
    this.entries.push(entry);
  }

  surprise(words: string): void {
    this.surprises.set(words, (this.surprises.get(words) ?? 0) + 1);
  }

  count(outcome: Outcome): number {
    return this.entries.filter((entry) => entry.outcome === outcome).length;
  }

  of(kind: Kind): Entry[] {
    return this.entries.filter((entry) => entry.kind === kind);
  }
}

const LETTERS = 'bcdfghjklmnprstvwz';
let made = 0;

/** A made-up word that no other record has, unlike enough not to be taken for a misspelling of one. */
export function newMarker(): string {
  made += 1;
  // A permutation of the whole numbers below 2^48, so that neighbours share no letters.
  let rest = (BigInt(made) * 0x9e3779b97f4bn + BigInt(process.pid)) % 2n ** 48n;
  let word = '';
  for (let letter = 0; letter < 12; letter++) {
    word += LETTERS[Number(rest % BigInt(LETTERS.length))];
    rest /= BigInt(LETTERS.length);
  }
  return word;
}
