import { type ClaimGist, mayClaimsConflict, readClaimGist } from '../candidates/claim-gist.js';
import type { Database } from '../../platform/database/database.js';
import { engineVersion } from '../detection/engine-version.js';
import { LeastRecent } from '../least-recent.js';
import { GISTS } from './slice.queries.js';

/** Some 1.5 KB each. */
const KEPT = 8_000;

/** A claim as a rescan tells which others it cannot conflict with. */
interface Known {
  id: string;
  /** Null where it must be compared to tell. */
  gist: ClaimGist | null;
}

interface GistRow {
  number: number;
  id: string;
  gist: Buffer | null;
}

/** The gists of the claims that one rescan compares, by their numbers. */
export class ClaimGists {
  private readonly kept = new LeastRecent<number, Known>(KEPT);

  constructor(private readonly database: Database) {}

  /**
   * Of the candidates of some claims those that may conflict with it, in the same order; claims with none are left out.
   *
   * @param candidates by the number of the claim whose they are
   */
  async filter(
    candidates: ReadonlyMap<number, readonly number[]>,
  ): Promise<Map<number, readonly number[]>> {
    const numbers = new Set(candidates.keys());
    for (const others of candidates.values()) for (const other of others) numbers.add(other);
    const known = await this.of(numbers);
    const left = new Map<number, readonly number[]>();
    for (const [number, others] of candidates) {
      const own = known.get(number);
      const rivals = others.filter((other) => mayBeRivals(own, known.get(other)));
      if (rivals.length > 0) left.set(number, rivals);
    }
    return left;
  }

  private async of(numbers: ReadonlySet<number>): Promise<Map<number, Known>> {
    const found = new Map<number, Known>();
    const missing: number[] = [];
    for (const number of numbers) {
      const known = this.kept.get(number);
      if (known) found.set(number, known);
      else missing.push(number);
    }
    if (missing.length === 0) return found;
    const rows = await this.database.query<GistRow>(GISTS, [missing, engineVersion()]);
    for (const { number, id, gist } of rows) {
      const known = { id, gist: gist && readClaimGist(gist) };
      found.set(number, known);
      this.kept.set(number, known);
    }
    return found;
  }
}

/** In the order in which `compareClaims` compares. */
function mayBeRivals(one: Known | undefined, other: Known | undefined): boolean {
  if (!one?.gist || !other?.gist) return true;
  return one.id < other.id
    ? mayClaimsConflict(one.gist, other.gist)
    : mayClaimsConflict(other.gist, one.gist);
}
