import { Recorded } from '../../database/columns.js';

/** A part of an answer as it is kept: a record by its id, since it may have changed when it is asked for again. */
type KeptPart = { record: string } | { value: unknown };

/** A mutation's answer as it is kept. */
export type KeptAnswer = KeptPart | { parts: Record<string, KeptPart> };

/** @param answer a record, or an object of records and plain values: what mutations return */
export function keep(answer: unknown): KeptAnswer {
  if (answer instanceof Recorded || typeof answer !== 'object' || answer === null) {
    return keepPart(answer);
  }
  return {
    parts: Object.fromEntries(Object.entries(answer).map(([name, part]) => [name, keepPart(part)])),
  };
}

function keepPart(part: unknown): KeptPart {
  return part instanceof Recorded ? { record: part.id } : { value: part ?? null };
}

/** The answer again, with the records as they are now. @param find throws where one is no longer there */
export async function revive(
  kept: KeptAnswer,
  find: (id: string) => Promise<object>,
): Promise<unknown> {
  if (!('parts' in kept)) return revivePart(kept, find);
  const parts: Record<string, unknown> = {};
  // In turn: the transaction has one connection.
  for (const [name, part] of Object.entries(kept.parts)) parts[name] = await revivePart(part, find);
  return parts;
}

function revivePart(part: KeptPart, find: (id: string) => Promise<object>): Promise<unknown> {
  return 'record' in part ? find(part.record) : Promise.resolve(part.value);
}
