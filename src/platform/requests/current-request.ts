import { AsyncLocalStorage } from 'node:async_hooks';
import { type Actor, SYSTEM } from './actor.js';
import type { Deadline } from './deadline.js';
import type { RequestTally } from './request-tally.js';

/** What everything done for one request shares, however deep the call. */
export interface CurrentRequest {
  /** As the client reads it in errors and the operator in logs; null outside requests. */
  readonly requestId: string | null;
  /** When the answer must be there; outside requests there is none. */
  readonly deadline?: Deadline;
  readonly actor: Actor;
  /** What is noted of it for the log and the metrics; outside requests nothing is. */
  readonly tally?: RequestTally;
  /** Through what something is done: the mutation's name, the command's or the job's. */
  readonly via?: string;
}

let outside: CurrentRequest = { requestId: null, actor: SYSTEM };
const current = new AsyncLocalStorage<CurrentRequest>();

/** Runs `work`, and all that it starts, as part of the request. */
export function inRequest<T>(request: CurrentRequest, work: () => T): T {
  return current.run(request, work);
}

/** The request being answered; outside one, what Isnad does by itself. */
export function currentRequest(): CurrentRequest {
  return current.getStore() ?? outside;
}

/** Says once, at the start of a process, through what it does what no request asked for: `isnad import`. */
export function actAs(via: string): void {
  outside = { ...outside, via };
}
