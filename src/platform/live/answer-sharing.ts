import type { ExecutionResult } from 'graphql';

/** Milliseconds that an answer is kept for others who ask alike; whoever is slower has it made again. */
const KEPT = 2_000;

const answers = new WeakMap<object, Map<string, Promise<ExecutionResult>>>();

/**
 * The screens of a newsroom show the same: what one user or key asks of an event in the same words is read
 * and put together once, on however many connections.
 *
 * @param asked equal where the answer must be
 */
export function shareAnswer(
  event: object,
  asked: string,
  answer: () => Promise<ExecutionResult>,
): Promise<ExecutionResult> {
  let known = answers.get(event);
  if (!known) {
    answers.set(event, (known = new Map<string, Promise<ExecutionResult>>()));
    // Not as long as the event, which a slow reader's queue may hold on to.
    setTimeout(() => answers.delete(event), KEPT).unref();
  }
  let made = known.get(asked);
  if (!made) known.set(asked, (made = answer()));
  return made;
}
