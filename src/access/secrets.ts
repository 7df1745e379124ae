import { createHash, randomBytes } from 'node:crypto';

/** 256 bits from the system's generator, as 43 characters that need no escaping anywhere. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * What is stored of a secret. Plain SHA-256 is enough for 256 random bits: nobody can try them out, so
 * there is nothing that a slow hash would slow down. Passwords are another matter; see `passwords.ts`.
 */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
