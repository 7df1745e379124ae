/** One operation as a client asks for it. */
export interface GraphQLRequest {
  query: string;
  operationName: string | undefined;
  variables: Record<string, unknown>;
}

/** A request that cannot be read; the message says what would be right. */
export class MalformedRequest extends Error {}

/**
 * What the body of a POST asks for.
 *
 * @throws MalformedRequest
 */
export function readBody(body: unknown): GraphQLRequest {
  if (Array.isArray(body)) {
    throw new MalformedRequest(
      `The body is a list of ${body.length}; requests are not taken in batches. Send one operation a request (HTTP keeps the connection), or several fields in one operation.`,
    );
  }
  if (typeof body !== 'object' || body === null) {
    throw new MalformedRequest(
      'The body must be one JSON object with "query", and perhaps "variables" and "operationName".',
    );
  }
  return readParameters(body as Record<string, unknown>);
}

/**
 * What the URL of a GET asks for; maps are written as JSON there.
 *
 * @throws MalformedRequest
 */
export function readUrl(query: Readonly<Record<string, unknown>>): GraphQLRequest {
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) throw new MalformedRequest(`"${name}" must stand in the URL once.`);
  }
  return readParameters({
    query: query.query,
    operationName: query.operationName === '' ? undefined : query.operationName,
    variables: readMap(query.variables, 'variables'),
    extensions: readMap(query.extensions, 'extensions'),
  });
}

function readMap(text: unknown, name: string): unknown {
  if (typeof text !== 'string' || text === '') return undefined;
  // A prototype that is poisoned in a body is refused by Fastify; here nobody else looks.
  if (text.includes('__proto__')) throw new MalformedRequest(`"${name}" must not name __proto__.`);
  try {
    return JSON.parse(text);
  } catch {
    throw new MalformedRequest(`"${name}" must be a JSON object, percent-encoded.`);
  }
}

function readParameters(given: Record<string, unknown>): GraphQLRequest {
  const { query, operationName, variables, extensions } = given;
  if (typeof query !== 'string' || query.trim() === '') {
    throw new MalformedRequest('"query" must be a string with a GraphQL document.');
  }
  if (operationName != null && typeof operationName !== 'string') {
    throw new MalformedRequest('"operationName" must be a string.');
  }
  // No extension is known; the specification has the parameter checked all the same.
  if (extensions != null && !isMap(extensions)) {
    throw new MalformedRequest('"extensions" must be a JSON object.');
  }
  if (variables != null && !isMap(variables)) {
    throw new MalformedRequest('"variables" must be a JSON object.');
  }
  return { query, operationName: operationName ?? undefined, variables: variables ?? {} };
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
