import type { FastifyReply, FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import { LIMIT_SETTINGS, type Limits } from '../../config/limits.js';
import { unavailable } from '../../errors/app-error.js';
import { TokenBuckets } from '../../http/token-buckets.js';
import type { Actor } from '../../requests/actor.js';
import { refusal, type Refusal, refuse } from './answer.js';
import { isJson, negotiate } from './media-types.js';

/** Decides before a body is read whether a request comes in at all. */
export class Entrance {
  private readonly addresses: TokenBuckets;
  private readonly actors: TokenBuckets;
  private inside = 0;

  constructor(private readonly limits: Limits) {
    this.addresses = new TokenBuckets(limits.perAddress);
    this.actors = new TokenBuckets(limits.perActor);
  }

  /** A Fastify hook: cheap to ask, so that a flood costs little. */
  readonly check = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const refused = this.refused(request);
    if (refused) await refuse(request, reply, refused);
  };

  private refused({ method, headers, ip }: FastifyRequest): Refusal | null {
    if (negotiate(headers.accept) === null) return NOT_ACCEPTABLE;
    if (this.inside >= this.limits.concurrent) return this.crowded();
    const wait = isLoopback(ip) ? 0 : this.addresses.take(network(ip));
    if (wait > 0) return this.tooFast('perAddress', wait);
    return method === 'POST' ? wrongBody(headers) : null;
  }

  /** One more request of somebody who has said who they are. */
  admitActor({ kind, id }: Actor): Refusal | null {
    if (id === null) return null;
    const wait = this.actors.take(`${kind} ${id}`);
    return wait > 0 ? this.tooFast('perActor', wait) : null;
  }

  /** Counts what is being worked on. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.inside++;
    try {
      return await work();
    } finally {
      this.inside--;
    }
  }

  private crowded(): Refusal {
    const error = unavailable(
      'OVERLOADED',
      `The server is working on ${this.limits.concurrent} requests already; try again in a second. The limit is ${LIMIT_SETTINGS.concurrent.variable}.`,
    );
    return refusal(503, error, { 'retry-after': '1' });
  }

  private tooFast(name: 'perActor' | 'perAddress', wait: number): Refusal {
    const seconds = Math.max(1, Math.ceil(wait / 1000));
    const whom = name === 'perActor' ? 'user or key' : 'address';
    return {
      status: 429,
      code: 'RATE_LIMITED',
      message: `More than ${this.limits[name]} requests a minute from one ${whom}; send the next in ${seconds} s. The limit is ${LIMIT_SETTINGS[name].variable}.`,
      details: { limit: name, allowed: this.limits[name], retryAfter: seconds },
      headers: { 'retry-after': String(seconds) },
    };
  }
}

const NOT_ACCEPTABLE: Refusal = {
  status: 406,
  code: 'BAD_USER_INPUT',
  message:
    'Accept "application/graphql-response+json" or "application/json"; answers come in no other form.',
};

/** A form on any page can send other media types here without asking; JSON it cannot. */
function wrongBody(headers: FastifyRequest['headers']): Refusal | null {
  const encoding = headers['content-encoding'] ?? 'identity';
  const status = 415;
  const code = 'BAD_USER_INPUT';
  if (!isJson(headers['content-type'])) {
    const message = 'Send JSON in UTF-8, with the header "content-type: application/json".';
    return { status, code, message, headers: { 'accept-post': 'application/json' } };
  }
  if (encoding.toLowerCase() === 'identity') return null;
  return { status, code, message: 'Send the body as it is, without "content-encoding".' };
}

/** Who has one IPv6 address has a whole network of them: it counts as one. */
function network(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const ip = ipaddr.process(address);
  if (ip instanceof ipaddr.IPv4) return ip.toString();
  return ip.parts.slice(0, 4).join(':');
}

/** The operator's own programs, or a proxy that the server was not told of (ISNAD_TRUSTED_PROXIES). */
function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}
