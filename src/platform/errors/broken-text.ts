import type { InputIssue } from './app-error.js';

/**
 * The first string, however deep, that cannot be stored as it is: PostgreSQL keeps no NUL, and a lone
 * surrogate would come back as another character. Null where there is none.
 */
export function brokenText(value: unknown, path: string): InputIssue | null {
  if (typeof value === 'string') {
    if (value.includes('\0')) return { path, message: 'must not contain NUL (U+0000)' };
    if (isWellFormed(value)) return null;
    return { path, message: 'must be well-formed Unicode, without lone surrogates' };
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, child] of Object.entries(value)) {
    const issue = brokenText(child, path ? `${path}.${key}` : key);
    if (issue) return issue;
  }
  return null;
}

/** String.prototype.isWellFormed, which TypeScript's ES2023 library does not declare. */
function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
