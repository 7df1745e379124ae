import { get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { useAgent } from 'request-filtering-agent';
import { UnreadablePage } from './article-page.js';
import { MAX_PAGE_BYTES } from './read-page.js';

const MAX_REDIRECTS = 5;
/** Milliseconds for everything: names, redirects and the last byte. */
const DEADLINE = 15_000;
/** Where web pages are served; other ports are other services. */
const PORTS = ['', '80', '443'];

/** A page as a web server gave it. */
export interface FetchedPage {
  bytes: Uint8Array;
  contentType: string | undefined;
  /** After redirects. */
  url: string;
}

export interface FetchOptions {
  /** Addresses or CIDR ranges that may be asked although they are not public, on any port. */
  allow?: readonly string[];
}

/**
 * Fetches a page from the public web, and from nowhere else: the address that a name resolves to is checked
 * when the connection is made, again for each redirect, so that no name leads to this machine or its network.
 * At most 5 redirects, 15 seconds, and the size that `readPage` takes, counted after decompression.
 *
 * @throws UnreadablePage where there is none to be had; whether an inner address exists does not show
 */
export async function fetchPage(url: string, options: FetchOptions = {}): Promise<FetchedPage> {
  const signal = AbortSignal.timeout(DEADLINE);
  let at = checked(url, options);
  for (let redirects = 0; ; redirects++) {
    const response = await answerOf(at, signal, options);
    const { statusCode = 0, headers } = response;
    if (statusCode >= 300 && statusCode < 400 && headers.location) {
      response.destroy();
      if (redirects === MAX_REDIRECTS)
        throw refusal(`leads through more than ${MAX_REDIRECTS} redirects`);
      at = checked(headers.location, options, at);
      continue;
    }
    if (statusCode !== 200) {
      response.destroy();
      throw refusal(
        `is answered with status ${statusCode}; open it in a browser and save the page`,
      );
    }
    const bytes = await bodyOf(response, signal);
    return { bytes, contentType: headers['content-type'], url: at.href };
  }
}

function checked(url: string, { allow = [] }: FetchOptions, base?: URL): URL {
  if (!URL.canParse(url, base?.href))
    throw refusal('is no URL; write it in full, e.g. https://example.org/story');
  const target = new URL(url, base);
  if (!/^https?:$/.test(target.protocol)) throw refusal('must be, and lead to, http or https');
  if (target.username || target.password) throw refusal('must not carry a user name or password');
  if (!PORTS.includes(target.port) && allow.length === 0) {
    throw refusal('must use the port of its protocol, 80 or 443');
  }
  return target;
}

function answerOf(
  url: URL,
  signal: AbortSignal,
  { allow = [] }: FetchOptions,
): Promise<IncomingMessage> {
  const get = url.protocol === 'https:' ? getHttps : getHttp;
  const headers = {
    accept: 'text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8',
    'accept-encoding': 'gzip, br, deflate',
    'user-agent': 'Isnad (article reader)',
  };
  // An agent of its own: a pooled connection would be used again without being checked again.
  const agent = useAgent(url.href, { allowIPAddressList: [...allow], keepAlive: false });
  return new Promise((resolve, reject) => {
    get(url, { agent, headers, signal }, resolve).on('error', (error) =>
      reject(failure(error, signal)),
    );
  });
}

async function bodyOf(response: IncomingMessage, signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of decompressed(response)) {
      length += (chunk as Buffer).length;
      if (length > MAX_PAGE_BYTES) {
        throw refusal(
          `is longer than ${MAX_PAGE_BYTES / 1024 / 1024} MB; save the article's text alone`,
        );
      }
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    throw failure(error as Error, signal);
  } finally {
    response.destroy();
  }
  return Buffer.concat(chunks);
}

function decompressed(response: IncomingMessage): Readable {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase();
  if (encoding === undefined || encoding === '' || encoding === 'identity') return response;
  const decoder =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip()
      : encoding === 'br'
        ? createBrotliDecompress()
        : encoding === 'deflate'
          ? createInflate()
          : null;
  if (!decoder) throw refusal('is answered in a compression that cannot be read');
  response.on('error', (error) => decoder.destroy(error));
  response.on('aborted', () => decoder.destroy(new Error('aborted')));
  return response.pipe(decoder);
}

/** What the client reads: whether an inner address exists or answers must not show. */
function failure(error: Error, signal: AbortSignal): Error {
  if (error instanceof UnreadablePage) return error;
  if (signal.aborted) return refusal(`did not answer within ${DEADLINE / 1000} seconds`);
  return refusal(
    'cannot be fetched: no public web server answers there. Save the page and ingest the file',
  );
}

function refusal(message: string): Error {
  return new UnreadablePage(message);
}
