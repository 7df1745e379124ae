import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import { addArticle, saidAt } from './articles.js';
import { addClaim, type MadeClaim } from './claims.js';
import { addContradiction } from './contradictions.js';
import { Batch } from './insert.js';
import { Random } from './random.js';
import { addSources, type Sources } from './sources.js';
import { canBeContradicted, contradict, makeStatement, type Statement } from './statements.js';
import { properNames, type Word } from './vocabulary.js';

/** Every this many claims, one contradicts an earlier one: 5,000 contradictions at 100,000 claims. */
const RIVAL_EVERY = 20;
const CLAIMS_A_BATCH = 4000;
/** How many recent claims later articles may repeat or contradict. */
const MEMORY = 2000;
const NAMES = 6000;
const SEED = 20_261_122;
const FIRST_DAY = Date.UTC(2016, 0, 1);
const LAST_DAY = Date.UTC(2026, 9, 31);

/** What a trigger does, row by row, where claims are recorded. */
const SEARCH_WORDS = `
  INSERT INTO search_word SELECT DISTINCT unnest(tsvector_to_array(search_vector)) FROM claim`;

const TABLES = [
  'outlet',
  'outlet_name',
  'topic',
  'speaker',
  'speaker_name',
  'position',
  'article',
  'article_version',
  'claim',
  'claim_topic',
  'quantity',
  'attribution',
  'chain_hop',
  'contradiction',
  'review',
  'history_entry',
];

/**
 * Fills a migrated, empty database with claims that look like a newsroom's: names, numbers and words
 * distributed as in news, Arabic and English, articles over ten years. The same count gives the same
 * rows every time. Writes to the tables directly: through the API it would take hours.
 *
 * @returns seconds spent
 */
export async function generate(url: string, claims: number): Promise<number> {
  const began = performance.now();
  // Foreign keys hold by the way the rows are made; checking each would take a third of the time.
  const options = '-c session_replication_role=replica';
  const client = new pg.Client({ connectionString: url, options });
  await client.connect();
  try {
    await new Newsroom(client, claims).run();
    await client.query(SEARCH_WORDS);
    // A load of this kind leaves the GIN indexes' pending lists full, and the planner knowing nothing.
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
  return (performance.now() - began) / 1000;
}

/** The proper names that generated statements speak of, most common first; the same in every run. */
export function vocabulary(): Word[] {
  return properNames(new Random(SEED + 1), NAMES);
}

/** Prints article after article until there are enough claims. */
class Newsroom {
  private readonly random = new Random(SEED);
  private readonly names = vocabulary();
  private readonly batch: Batch;
  private readonly sources: Sources;
  private readonly recent: MadeClaim[] = [];
  private made = 0;

  constructor(
    client: pg.Client,
    private readonly target: number,
  ) {
    this.batch = new Batch(client);
    this.sources = addSources(this.batch, this.random, this.names);
  }

  /** Writes the next claims while PostgreSQL takes in the last ones. */
  async run(): Promise<void> {
    let flushed = 0;
    let flush = Promise.resolve();
    while (this.made < this.target) {
      const at = FIRST_DAY + ((LAST_DAY - FIRST_DAY) * this.made) / this.target;
      this.printArticle(Math.floor(at));
      await setImmediate();
      if (this.made - flushed < CLAIMS_A_BATCH) continue;
      await flush;
      flush = this.batch.flush(TABLES);
      flushed = this.made;
    }
    await flush;
    await this.batch.flush(TABLES);
  }

  private printArticle(at: number): void {
    const own = Math.min(this.random.between(1, 6), this.target - this.made);
    const claims = Array.from({ length: own }, () => this.makeClaim(at));
    const again = this.recent.length > 0 && this.random.chance(0.6) ? this.random.between(1, 3) : 0;
    for (let i = 0; i < again; i++) {
      const repeated = this.random.pick(this.recent);
      if (!claims.includes(repeated)) claims.push(repeated);
    }
    addArticle(this.batch, this.random, this.sources, this.names, { at, claims });
  }

  private makeClaim(at: number): MadeClaim {
    this.made += 1;
    const rival = this.made % RIVAL_EVERY === 0 ? this.someRival() : null;
    const claim = this.record(
      at,
      rival ? contradict(this.random, rival.statement) : makeStatement(this.random, this.names),
      rival,
    );
    if (rival) addContradiction(this.batch, this.random, rival, claim, at);
    if (this.recent.length < MEMORY) this.recent.push(claim);
    else this.recent[this.made % MEMORY] = claim;
    return claim;
  }

  private record(at: number, statement: Statement, rival: MadeClaim | null): MadeClaim {
    const same = rival !== null && this.random.chance(0.15);
    const speaker = same ? rival.speaker : this.random.zipf(this.sources.speakers);
    const occasion = { speaker, saidAt: saidAt(this.random, at), recordedAt: at };
    const published = rival !== null || this.random.chance(0.96);
    return addClaim(this.batch, this.random, this.sources, statement, occasion, published);
  }

  private someRival(): MadeClaim {
    for (;;) {
      const claim = this.random.pick(this.recent);
      if (claim.published && canBeContradicted(claim.statement)) return claim;
    }
  }
}
