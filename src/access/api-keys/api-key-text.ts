import { randomInt, timingSafeEqual } from 'node:crypto';
import { digestOf, newSecret } from '../secrets.js';

/** What every key begins with, so that scanners of repositories and logs can tell one. */
const MARK = 'isnad_';
const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz';
const PREFIX_LENGTH = 10;
const FORM = new RegExp(`^${MARK}([${LETTERS}]{${PREFIX_LENGTH}})_([A-Za-z0-9_-]{43})$`);

/** A new key: what its owner is shown once, and what is stored of it. */
export interface NewApiKey {
  /** `isnad_<prefix>_<secret>`. */
  text: string;
  /** Names the key in lists; no secret. */
  prefix: string;
  digest: Buffer;
}

export function newApiKey(): NewApiKey {
  const letters = Array.from({ length: PREFIX_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]);
  const prefix = letters.join('');
  const secret = newSecret();
  return { text: `${MARK}${prefix}_${secret}`, prefix, digest: digestOf(secret) };
}

/** Whether a credential means to be an API key, right or wrong. */
export function looksLikeApiKey(credential: string): boolean {
  return credential.startsWith(MARK);
}

/** The parts of a key; null where it has not the form of one. */
export function readApiKey(text: string): { prefix: string; secret: string } | null {
  const [, prefix, secret] = FORM.exec(text) ?? [];
  return prefix && secret ? { prefix, secret } : null;
}

/** Compared in constant time, so that answers do not tell how much of a guess was right. */
export function isSecretOf(digest: Buffer, secret: string): boolean {
  return timingSafeEqual(digest, digestOf(secret));
}
