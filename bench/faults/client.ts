import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger, Outcome } from './ledger.js';

/** Milliseconds after which a request counts as unanswered. */
const PATIENCE = 15_000;

/** Milliseconds to leave a server alone that did not serve. */
const PAUSE = 50;

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions: { code: string; outcome?: string } }[];
}

/** What became of one request. `data` only where the server could also give its answer. */
export interface Result<Data> {
  outcome: Outcome;
  data: Data | null;
  /** The error's code, where the server gave one. */
  code: string | null;
}

/** Errors after which the request may be sent again as it is. */
const PASSING = new Set(['UNAVAILABLE', 'RATE_LIMITED']);

/** Whether the same request may be sent again as it is. */
export function isPassing({ outcome, code }: Result<unknown>): boolean {
  return outcome === 'UNKNOWN' || (outcome === 'REFUSED' && code !== null && PASSING.has(code));
}

/** Speaks to one server as a client does that expects it to fail. */
export class Client {
  constructor(
    private readonly origin: string,
    private readonly token: string,
    private readonly ledger: Ledger,
  ) {}

  /** Never fails. */
  async send<Data>(query: string, variables: object): Promise<Result<Data>> {
    let answer: Answer;
    try {
      const response = await fetch(`${this.origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(PATIENCE),
      });
      answer = (await response.json()) as Answer;
    } catch {
      await sleep(PAUSE);
      return { outcome: 'UNKNOWN', data: null, code: null };
    }
    const error = answer.errors?.[0];
    if (!error) return { outcome: 'ACKNOWLEDGED', data: answer.data as Data, code: null };
    const { code, outcome } = error.extensions;
    // The change was made, and only its answer could not be read.
    if (outcome === 'KEPT') return { outcome: 'ACKNOWLEDGED', data: null, code };
    if (PASSING.has(code)) await sleep(PAUSE);
    else this.ledger.surprise(`${code}: ${error.message}`);
    return { outcome: outcome === 'UNKNOWN' ? 'UNKNOWN' : 'REFUSED', data: null, code };
  }

  /** Asks until there is an answer; null once `stopped` says so. */
  async read<Data>(query: string, variables: object, stopped: () => boolean): Promise<Data | null> {
    while (!stopped()) {
      const { data } = await this.send<Data>(query, variables);
      if (data) return data;
    }
    return null;
  }

  async isReady(): Promise<boolean> {
    try {
      const response = await fetch(`${this.origin}/health/ready`, {
        signal: AbortSignal.timeout(1_000),
      });
      return response.ok;
    } catch {
      return false;
    }
  }
}
