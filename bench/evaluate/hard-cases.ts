import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FindingKind, type StatementInput } from '../../src/contradictions/detection/types.js';

/** A pair written for the project, with what an editor would say of it. */
export interface HardCase {
  id: string;
  lang: 'ar' | 'en' | 'mixed';
  a: StatementInput;
  b: StatementInput;
  /** `kind` is null where the two must be left alone; `reason` says why, where one reason is plain. */
  expect: { kind: FindingKind | null; verdict?: string; reason?: string };
  note?: string;
}

/** `dev` may be read and mended for; `held` is for figures only: nobody looks at its errors. */
export type Half = 'dev' | 'held';

export interface PlacedCase extends HardCase {
  half: Half;
  /** The kind that the file is about: also of those cases that must be left alone. */
  family: string;
}

/** The project's folder, from the source tree as well as from the compiled one. */
function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

export const HARD_SET = join(projectFolder(), 'test', 'hard-set');

const FILE = /^(dev|held)-([a-z]+)\.json$/;

/** All cases of the files `dev-*.json` and `held-*.json`, in the order of the files' names. */
export function readHardCases(folder = HARD_SET): PlacedCase[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const [, half, family] = FILE.exec(name) ?? [];
      if (!half || !family) return [];
      const cases = JSON.parse(readFileSync(join(folder, name), 'utf8')) as HardCase[];
      return cases.map((each) => ({ ...each, half: half as Half, family }));
    });
}
