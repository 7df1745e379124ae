import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { FatalError } from '../platform/errors/fatal-error.js';
import {
  SeedArticle,
  SeedClaim,
  SeedContradiction,
  SeedOutlet,
  type SeedRecord,
  SeedSpeaker,
  SeedTopic,
} from './seed-records.js';

/** Everything a folder of seed files holds, each list in the order of its file. */
export interface SeedSet {
  outlets: SeedOutlet[];
  speakers: SeedSpeaker[];
  topics: SeedTopic[];
  articles: SeedArticle[];
  claims: SeedClaim[];
  contradictions: SeedContradiction[];
}

type Path = (string | number)[];

/** One seed file, able to say on which line something stands. */
class SeedFile {
  private readonly lines = new LineCounter();
  private readonly document: Document;

  constructor(
    private readonly path: string,
    text: string,
  ) {
    this.document = parseDocument(text, { lineCounter: this.lines });
    const [error] = this.document.errors;
    if (error) throw this.fault(error.linePos?.[0].line ?? 1, '', error.message.split('\n')[0]!);
  }

  /** The records, checked one by one. */
  async records<T extends SeedRecord>(type: ClassConstructor<T>): Promise<T[]> {
    const content: unknown = this.document.toJS();
    if (content === null) return [];
    if (!Array.isArray(content)) throw this.fault(1, '', 'the file must be a list of records');
    const records: T[] = [];
    for (const [i, plain] of content.entries()) {
      const record = plainToInstance(type, plain);
      const [error] = await validate(record as object, {
        whitelist: true,
        forbidNonWhitelisted: true,
      });
      if (error) this.refuse(error, [i]);
      records.push(record);
    }
    return records;
  }

  /** An error at a place in the file. */
  at(path: Path, message: string): FatalError {
    const node = this.document.getIn(path, true);
    const offset = isNode(node) ? node.range?.[0] : undefined;
    if (offset === undefined && path.length > 0) return this.at(path.slice(0, -1), message);
    return this.fault(this.lines.linePos(offset ?? 0).line, '', message);
  }

  private refuse(error: ValidationError, parents: Path): never {
    const index = /^\d+$/.test(error.property) ? Number(error.property) : error.property;
    const path = [...parents, index];
    const [child] = error.children ?? [];
    if (child) this.refuse(child, path);
    const message = Object.values(error.constraints ?? {})[0] ?? 'is not valid';
    throw this.at(path, `${path.slice(1).join('.')}: ${message}`);
  }

  private fault(line: number, path: string, message: string): FatalError {
    return new FatalError(`${basename(this.path)}:${line}: ${path}${message}`);
  }
}

/**
 * Reads and checks a folder of seed files. Every reference must lead somewhere.
 *
 * @throws FatalError with file, line and path for the first fault
 */
export async function readSeedFiles(folder: string): Promise<SeedSet> {
  const open = async (name: string): Promise<SeedFile> => {
    const path = join(folder, name);
    try {
      return new SeedFile(path, await readFile(path, 'utf8'));
    } catch (error) {
      if (error instanceof FatalError) throw error;
      throw new FatalError(`${path} cannot be read; a seed folder needs all six files`);
    }
  };
  const claimsFile = await open('claims.yaml');
  const articlesFile = await open('articles.yaml');
  const contradictionsFile = await open('contradictions.yaml');
  const seeds: SeedSet = {
    outlets: await (await open('outlets.yaml')).records(SeedOutlet),
    speakers: await (await open('speakers.yaml')).records(SeedSpeaker),
    topics: await (await open('topics.yaml')).records(SeedTopic),
    articles: await articlesFile.records(SeedArticle),
    claims: await claimsFile.records(SeedClaim),
    contradictions: await contradictionsFile.records(SeedContradiction),
  };
  checkReferences(seeds, claimsFile, articlesFile, contradictionsFile);
  return seeds;
}

function checkReferences(
  seeds: SeedSet,
  claimsFile: SeedFile,
  articlesFile: SeedFile,
  contradictionsFile: SeedFile,
): void {
  const keys = Object.fromEntries(
    Object.entries(seeds).map(([name, records]) => [
      name,
      new Set((records as SeedRecord[]).map((record) => record.key)),
    ]),
  ) as Record<keyof SeedSet, Set<string>>;
  const check = (file: SeedFile, of: keyof SeedSet, key: string | undefined, path: Path): void => {
    if (key === undefined || keys[of].has(key)) return;
    throw file.at(path, `${path.slice(1).join('.')}: no record in ${of}.yaml has the key "${key}"`);
  };
  seeds.articles.forEach((article, i) =>
    check(articlesFile, 'outlets', article.outlet, [i, 'outlet']),
  );
  seeds.claims.forEach((claim, i) => {
    claim.topics.forEach((key, j) => check(claimsFile, 'topics', key, [i, 'topics', j]));
    claim.attributions.forEach((attribution, j) => {
      const path = [i, 'attributions', j];
      check(claimsFile, 'articles', attribution.article, [...path, 'article']);
      check(claimsFile, 'speakers', attribution.speaker, [...path, 'speaker']);
      attribution.chain?.forEach((hop, k) =>
        check(claimsFile, 'speakers', hop.speaker, [...path, 'chain', k, 'speaker']),
      );
    });
  });
  seeds.contradictions.forEach((record, i) => {
    check(contradictionsFile, 'claims', record.a, [i, 'a']);
    check(contradictionsFile, 'claims', record.b, [i, 'b']);
  });
}
