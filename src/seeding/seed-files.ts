import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { brokenText } from '../platform/errors/broken-text.js';
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

/** A folder of seed files as read. */
export interface Seeds {
  records: SeedSet;
  /** An error at a place within one record, named by the list it is in and its key. */
  fault(list: keyof SeedSet, key: string, path: Path, message: string): FatalError;
}

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
    const keys = new Set<string>();
    for (const [i, plain] of content.entries()) {
      if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
        throw this.at([i], 'must be a record, one "field: value" a line');
      }
      const broken = brokenText(plain, '');
      if (broken) throw this.at([i, ...toPath(broken.path)], `${broken.path}: ${broken.message}`);
      const record = plainToInstance(type, plain);
      const [error] = await validate(record as object, {
        whitelist: true,
        forbidNonWhitelisted: true,
      });
      if (error) this.refuse(error, [i]);
      if (keys.has(record.key)) {
        throw this.at([i, 'key'], `key: "${record.key}" is the key of an earlier record`);
      }
      keys.add(record.key);
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
    const path = [...parents, ...toPath(error.property)];
    const [child] = error.children ?? [];
    if (child) this.refuse(child, path);
    const message = Object.values(error.constraints ?? {})[0] ?? 'is not valid';
    throw this.at(path, `${path.slice(1).join('.')}: ${message}`);
  }

  private fault(line: number, path: string, message: string): FatalError {
    return new FatalError(`${basename(this.path)}:${line}: ${path}${message}`);
  }
}

/** A dotted path as the keys and indices that lead there. */
export function toPath(dotted: string): Path {
  return dotted.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/**
 * Reads and checks a folder of seed files. Every reference must lead somewhere.
 *
 * @throws FatalError with file, line and path for the first fault
 */
export async function readSeedFiles(folder: string): Promise<Seeds> {
  const open = async (name: string): Promise<SeedFile> => {
    const path = join(folder, name);
    try {
      return new SeedFile(path, await readFile(path, 'utf8'));
    } catch (error) {
      if (error instanceof FatalError) throw error;
      throw new FatalError(`${path} cannot be read; a seed folder needs all six files`);
    }
  };
  const files = {
    outlets: await open('outlets.yaml'),
    speakers: await open('speakers.yaml'),
    topics: await open('topics.yaml'),
    articles: await open('articles.yaml'),
    claims: await open('claims.yaml'),
    contradictions: await open('contradictions.yaml'),
  };
  const records: SeedSet = {
    outlets: await files.outlets.records(SeedOutlet),
    speakers: await files.speakers.records(SeedSpeaker),
    topics: await files.topics.records(SeedTopic),
    articles: await files.articles.records(SeedArticle),
    claims: await files.claims.records(SeedClaim),
    contradictions: await files.contradictions.records(SeedContradiction),
  };
  checkReferences(records, files);
  return {
    records,
    fault(list, key, path, message) {
      const index = records[list].findIndex((record) => record.key === key);
      return files[list].at([index, ...path], message);
    },
  };
}

function checkReferences(seeds: SeedSet, files: Record<keyof SeedSet, SeedFile>): void {
  const keys = Object.fromEntries(
    Object.entries(seeds).map(([name, records]) => [
      name,
      new Set((records as SeedRecord[]).map((record) => record.key)),
    ]),
  ) as Record<keyof SeedSet, Set<string>>;
  const check = (
    list: keyof SeedSet,
    of: keyof SeedSet,
    key: string | undefined,
    path: Path,
  ): void => {
    if (key === undefined || keys[of].has(key)) return;
    throw files[list].at(
      path,
      `${path.slice(1).join('.')}: no record in ${of}.yaml has the key "${key}"`,
    );
  };
  seeds.articles.forEach((article, i) =>
    check('articles', 'outlets', article.outlet, [i, 'outlet']),
  );
  seeds.claims.forEach((claim, i) => {
    claim.topics.forEach((key, j) => check('claims', 'topics', key, [i, 'topics', j]));
    claim.attributions.forEach((attribution, j) => {
      const path = [i, 'attributions', j];
      check('claims', 'articles', attribution.article, [...path, 'article']);
      check('claims', 'speakers', attribution.speaker, [...path, 'speaker']);
      if (attribution.at && attribution.at.end <= attribution.at.start) {
        throw files.claims.at([...path, 'at', 'end'], `at.end: must be after "start"`);
      }
      attribution.chain?.forEach((hop, k) =>
        check('claims', 'speakers', hop.speaker, [...path, 'chain', k, 'speaker']),
      );
    });
  });
  seeds.contradictions.forEach((record, i) => {
    check('contradictions', 'claims', record.a, [i, 'a']);
    check('contradictions', 'claims', record.b, [i, 'b']);
  });
}
