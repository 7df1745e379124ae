import { setImmediate } from 'node:timers/promises';

/** How many claims are dealt with before a server's other requests have their turn. */
const TURN = 20;

/** Lets others have their turn now and then. @param done how many claims are dealt with */
export async function pause(done: number): Promise<void> {
  if (done % TURN === TURN - 1) await setImmediate();
}
