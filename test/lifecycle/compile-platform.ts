import { cp, mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { transform } from '@swc/core';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Compiles `src/platform/{config,errors,postgres}` into a new folder in `parent`, so that a plain Node process
 * can run what the working tree holds now. A process that is to be killed cannot be a Jest worker, and
 * `dist` may be missing or stale.
 *
 * @returns the folder that stands for `src/platform`
 */
export async function compilePlatform(parent: string): Promise<string> {
  const target = await mkdtemp(join(parent, 'compiled-'));
  await symlink(join(ROOT, 'node_modules'), join(target, 'node_modules'));
  await writeFile(join(target, 'package.json'), '{ "type": "module" }');
  for (const folder of ['config', 'errors', 'postgres']) {
    const source = join(ROOT, 'src/platform', folder);
    for (const name of await readdir(source)) {
      if (!name.endsWith('.ts') || name.endsWith('.spec.ts')) continue;
      const file = join(source, name);
      const { code } = await transform(await readFile(file, 'utf8'), {
        filename: file,
        configFile: join(ROOT, '.swcrc'),
        sourceMaps: false,
      });
      const output = join(target, folder, name.replace(/\.ts$/, '.js'));
      await mkdir(dirname(output), { recursive: true });
      await writeFile(output, code);
    }
  }
  await cp(join(import.meta.dirname, 'holder.mjs'), join(target, 'holder.mjs'));
  return target;
}
