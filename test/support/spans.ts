import { AsyncLocalStorage } from 'node:async_hooks';
import type {
  Attributes,
  Context,
  ContextManager,
  Span,
  SpanOptions,
  SpanStatus,
  Tracer,
} from '@opentelemetry/api';
import { ROOT_CONTEXT } from '@opentelemetry/api';
import { context, trace } from './isnad.js';

/** A span that has ended, as an SDK would export it. */
export interface EndedSpan {
  name: string;
  parent: string | null;
  id: string;
  attributes: Attributes;
  status: SpanStatus | null;
}

/** As much of an OpenTelemetry SDK as it takes to see what the application says to one. */
export function collectSpans(): { ended: EndedSpan[]; stop(): void } {
  const ended: EndedSpan[] = [];
  const tracer: Tracer = {
    startSpan: (name, options = {}, parent = context.active()) =>
      newSpan(name, options, parent, ended),
    startActiveSpan: (name: string, ...rest: unknown[]) => {
      const work = rest.at(-1) as (span: Span) => unknown;
      const span = newSpan(name, rest[0] as SpanOptions, context.active(), ended);
      return context.with(trace.setSpan(context.active(), span), () => work(span)) as never;
    },
  };
  context.setGlobalContextManager(new Contexts());
  trace.setGlobalTracerProvider({ getTracer: () => tracer });
  return {
    ended,
    stop() {
      trace.disable();
      context.disable();
    },
  };
}

let count = 0;

function newSpan(
  name: string,
  { attributes = {} }: SpanOptions,
  parent: Context,
  ended: EndedSpan[],
): Span {
  const id = String((count += 1));
  const made: EndedSpan = {
    name,
    id,
    parent: trace.getSpan(parent)?.spanContext().spanId ?? null,
    attributes,
    status: null,
  };
  const span = {
    spanContext: () => ({ traceId: '1', spanId: id, traceFlags: 1 }),
    setStatus: (status: SpanStatus) => {
      made.status = status;
      return span;
    },
    end: () => void ended.push(made),
    isRecording: () => true,
  };
  return span as unknown as Span;
}

class Contexts implements ContextManager {
  private readonly storage = new AsyncLocalStorage<Context>();

  active(): Context {
    return this.storage.getStore() ?? ROOT_CONTEXT;
  }

  with<A extends unknown[], F extends (...args: A) => ReturnType<F>>(
    active: Context,
    work: F,
    _self?: ThisParameterType<F>,
    ...args: A
  ): ReturnType<F> {
    return this.storage.run(active, () => work(...args));
  }

  bind<T>(_active: Context, target: T): T {
    return target;
  }

  enable(): this {
    return this;
  }

  disable(): this {
    this.storage.disable();
    return this;
  }
}
