import { looseKey } from '../language/text/normalise.js';
import { badInput } from '../platform/errors/app-error.js';

/** A name and its aliases, trimmed, each spelling once. */
export interface NameList {
  name: string;
  aliases: string[];
  /** Folded keys of all of them, the name's first. */
  keys: [string, ...string[]];
}

/**
 * Tidies what a record is called. Aliases that fold to a name already listed are dropped.
 *
 * @param path where the names stand in the input, for errors
 */
export function nameList(name: string, aliases: readonly string[], path: string): NameList {
  const trimmed = name.trim();
  const key = looseKey(trimmed);
  if (key === '') {
    throw badInput({ path: `${path}.name`, message: 'needs at least one letter or digit' });
  }
  const byKey = new Map<string, string>();
  aliases.forEach((alias, i) => {
    const aliasKey = looseKey(alias);
    if (aliasKey === '') {
      throw badInput({
        path: `${path}.aliases.${i}`,
        message: 'needs at least one letter or digit',
      });
    }
    if (aliasKey !== key && !byKey.has(aliasKey)) byKey.set(aliasKey, alias.trim());
  });
  return { name: trimmed, aliases: [...byKey.values()], keys: [key, ...byKey.keys()] };
}
