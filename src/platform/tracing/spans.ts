import { type Attributes, type Span, SpanStatusCode, trace } from '@opentelemetry/api';

/**
 * Spans of what Isnad does, for whichever OpenTelemetry SDK the process was started with. Only the API is
 * used here: without an SDK its tracer makes spans that do nothing.
 */
const tracer = trace.getTracer('isnad');

/**
 * Runs `work` in a span of its own, under the one at hand. Attributes name kinds and ids, never what anybody
 * wrote.
 */
export async function inSpan<T>(
  name: string,
  attributes: Attributes,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      // The kind alone: an error's message may hold what a client sent.
      span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).name });
      throw error;
    } finally {
      span.end();
    }
  });
}
