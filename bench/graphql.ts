/** Where operations are sent, and the headers that say who sends them. */
export interface Endpoint {
  url: string;
  headers: { authorization: string };
}

/** Sends one operation and returns its data; an error in the answer is thrown. */
export async function send<Data>(to: Endpoint, query: string, variables = {}): Promise<Data> {
  const response = await fetch(to.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...to.headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors, null, 2));
  return data;
}
