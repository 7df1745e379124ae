import type { CheckedLink, CoveredEntry } from './chain.queries.js';

/** A link by its number and hash (64 hex digits); the number may be unknown of one noted before. */
export interface ChainHead {
  number: number | null;
  hash: string;
}

const HEAD = /^(?:([1-9]\d{0,15}):)?([0-9a-f]{64})$/;

/** Reads `NUMBER:HASH`, as `sayHead` writes it, or the hash alone; null where the text is neither. */
export function readHead(text: string): ChainHead | null {
  const [, number, hash] = HEAD.exec(text.trim().toLowerCase()) ?? [];
  if (hash === undefined) return null;
  return { number: number === undefined ? null : Number(number), hash };
}

export function sayHead({ number, hash }: ChainHead): string {
  return number === null ? hash : `${number}:${hash}`;
}

export function sayLink({ number, createdAt }: CheckedLink): string {
  return `Link ${number} (${createdAt.toISOString()})`;
}

export function sayEntry({ id, entityType, entityId, operation }: CoveredEntry): string {
  return `entry ${id} (${entityType} ${entityId}, ${operation})`;
}
