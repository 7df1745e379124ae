import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ErrorCode } from '../errors/app-error.js';

/** Seconds: from a look-up in memory to the longest that a request may take. */
const REQUEST_SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 20];

/** Seconds: a rescan's slice takes many. */
const JOB_SECONDS = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 300];

/** Every code of ours, checked by the compiler; what else stands in an answer is a fault of ours. */
const KNOWN: Record<ErrorCode, true> = {
  BAD_USER_INPUT: true,
  NOT_FOUND: true,
  CONFLICT: true,
  UNAUTHENTICATED: true,
  FORBIDDEN: true,
  QUERY_TOO_COMPLEX: true,
  RATE_LIMITED: true,
  UNAVAILABLE: true,
};

export type Outcome = 'ok' | 'refused' | 'failed';

/**
 * What this process counts, for Prometheus. No label takes what a client sent: a name that anybody can invent
 * would make a series of its own each time.
 */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  readonly requests = new Histogram({
    name: 'isnad_graphql_request_duration_seconds',
    help: 'GraphQL over HTTP, from the first byte of the request to the last of the answer.',
    labelNames: ['kind', 'outcome'] as const,
    buckets: REQUEST_SECONDS,
    registers: [this.registry],
  });

  readonly errors = new Counter({
    name: 'isnad_graphql_errors_total',
    help: 'Answers with an error of this code, each code once an answer.',
    labelNames: ['code'] as const,
    registers: [this.registry],
  });

  readonly detection = new Histogram({
    name: 'isnad_detection_duration_seconds',
    help: 'Detection after a change of one claim, in the transaction of the change.',
    labelNames: ['cause'] as const,
    buckets: REQUEST_SECONDS,
    registers: [this.registry],
  });

  readonly contradictions = new Counter({
    name: 'isnad_contradictions_detected_total',
    help: 'Contradictions stored and committed by this process.',
    labelNames: ['by'] as const,
    registers: [this.registry],
  });

  readonly jobs = new Histogram({
    name: 'isnad_job_duration_seconds',
    help: 'Jobs done by this process, or failed.',
    labelNames: ['task', 'outcome'] as const,
    buckets: JOB_SECONDS,
    registers: [this.registry],
  });

  readonly events = new Counter({
    name: 'isnad_live_events_total',
    help: 'Events handed to subscribers of this process, each as often as one takes it.',
    registers: [this.registry],
  });

  readonly farewells = new Counter({
    name: 'isnad_live_closed_total',
    help: 'WebSockets that this process closed, by the code of the close.',
    labelNames: ['code'] as const,
    registers: [this.registry],
  });

  private collecting = false;

  /** Counts one answer, by what it says. */
  answered(kind: string | null, codes: readonly string[], seconds: number): void {
    const outcome = outcomeOf(codes);
    this.requests.observe({ kind: kind ?? 'none', outcome }, seconds);
    for (const code of codes)
      this.errors.inc({ code: isKnown(code) ? code : 'INTERNAL_SERVER_ERROR' });
  }

  /** A number that is looked up whenever somebody asks; what cannot be looked up now is left out. */
  gauge(name: string, help: string, read: () => Promise<Sample[]> | Sample[]): void {
    const labelNames = ['state'] as const;
    new Gauge({
      name,
      help,
      labelNames,
      registers: [this.registry],
      async collect() {
        this.reset();
        const samples = await Promise.resolve(read()).catch(() => []);
        for (const { state, value } of samples) this.set(state ? { state } : {}, value);
      },
    });
  }

  /** Everything, as Prometheus reads it. */
  async text(): Promise<string> {
    // From the first question on: a command, or a server that nobody watches, need not measure itself.
    if (!this.collecting) collectDefaultMetrics({ register: this.registry });
    this.collecting = true;
    return this.registry.metrics();
  }
}

/** One value of a gauge; `state` where it has several. */
export interface Sample {
  state?: string;
  value: number;
}

/** Refused is the client's fault, failed is ours. */
function outcomeOf(codes: readonly string[]): Outcome {
  if (codes.length === 0) return 'ok';
  return codes.some((code) => code === 'UNAVAILABLE' || !isKnown(code)) ? 'failed' : 'refused';
}

function isKnown(code: string): boolean {
  return Object.hasOwn(KNOWN, code);
}
