import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

/** An OpenID Connect issuer as a newsroom has one, as far as its tokens are concerned. */
export interface Issuer {
  url: string;
  /** How often its keys were fetched. */
  fetches(): number;
  /** Signs with the present key; `claims` go over the usual ones. */
  token(claims?: JWTPayload, header?: { kid?: string }): Promise<string>;
  /** The public key as it is published. */
  publicJwk(): JWK;
  /** Signs with a new key from now on, and publishes only that. */
  rotate(): Promise<void>;
  /** Answers nothing any more, until told to again. */
  setDown(down: boolean): void;
  /** What its discovery document calls it. */
  pretend(issuer: string): void;
  close(): Promise<void>;
}

export const AUDIENCE = 'isnad-newsroom';

export async function startIssuer(): Promise<Issuer> {
  let key = await newKey(1);
  let number = 1;
  let fetches = 0;
  let down = false;
  const server = createServer((request, response) => {
    if (down) {
      response.writeHead(503).end();
      return;
    }
    const discovery = request.url === '/.well-known/openid-configuration';
    if (!discovery) fetches += 1;
    const body = discovery ? { issuer: called, jwks_uri: `${url}/keys` } : { keys: [key.jwk] };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let called = url;
  return {
    url,
    fetches: () => fetches,
    publicJwk: () => key.jwk,
    token: (claims = {}, header = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const usual = { iss: url, aud: AUDIENCE, sub: 'somebody', iat: now, exp: now + 300 };
      return new SignJWT({ ...usual, groups: ['newsdesk'], ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: key.jwk.kid!, ...header })
        .sign(key.privateKey);
    },
    rotate: async () => {
      key = await newKey((number += 1));
    },
    setDown: (value) => {
      down = value;
    },
    pretend: (issuer) => {
      called = issuer;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function newKey(number: number) {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk: JWK = {
    ...(await exportJWK(publicKey)),
    kid: `key-${number}`,
    alg: 'RS256',
    use: 'sig',
  };
  return { privateKey, jwk };
}
