import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fetchPage } from './fetch-page.js';
import { MAX_PAGE_BYTES } from './read-page.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A web server on this machine, which only `allow` makes reachable. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const LOCAL = { allow: ['127.0.0.1'] };
const refused = async (url: string, options = {}): Promise<string> =>
  fetchPage(url, options).then(
    () => 'fetched',
    (error: Error) => error.message,
  );

describe('fetching a page', () => {
  it('gives its bytes, its type and where it was found', async () => {
    const origin = await serve((request, response) => {
      if (request.url === '/old') return void response.writeHead(302, { location: '/new' }).end();
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-encoding': 'gzip',
      });
      response.end(gzipSync('<p>نص</p>'));
    });
    const { bytes, contentType, url } = await fetchPage(`${origin}/old`, LOCAL);
    expect(new TextDecoder().decode(bytes)).toBe('<p>نص</p>');
    expect({ contentType, url }).toEqual({
      contentType: 'text/html; charset=utf-8',
      url: `${origin}/new`,
    });
  });

  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://0.0.0.0/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://192.168.1.1/',
    'http://2130706433/',
    'http://0x7f.1/',
  ])('never connects to %s', async (url) => {
    expect(await refused(url)).toMatch(/no public web server/);
  });

  it('asks nothing of a server that an address of this machine leads to', async () => {
    let asked = 0;
    const origin = await serve((_request, response) => {
      asked += 1;
      response.end('secret');
    });
    // The port would be refused first; allowing another network takes that guard away.
    expect(await refused(origin, { allow: ['192.0.2.0/24'] })).toMatch(/no public web server/);
    expect(asked).toBe(0);
  });

  it('checks where a redirect leads', async () => {
    let asked = 0;
    const inner = await serve((_request, response) => {
      asked += 1;
      response.end('secret');
    });
    const port = new URL(inner).port;
    const origin = await serve((_request, response) => {
      response.writeHead(302, { location: `http://127.0.0.2:${port}/` }).end();
    });
    expect(await refused(origin, LOCAL)).toMatch(/no public web server/);
    expect(asked).toBe(0);
  });

  it.each([
    ['file:///etc/passwd', /http or https/],
    ['ftp://news.example/', /http or https/],
    ['news.example/story', /no URL/],
    ['https://user:secret@news.example/', /user name or password/],
    ['https://news.example:8443/', /port of its protocol/],
  ])('refuses %s', async (url, why) => {
    expect(await refused(url)).toMatch(why);
  });

  it('follows a redirect to nothing but http', async () => {
    const origin = await serve((_request, response) => {
      response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    });
    expect(await refused(origin, LOCAL)).toMatch(/http or https/);
  });

  it('gives up on a circle of redirects', async () => {
    const origin = await serve((_request, response) => {
      response.writeHead(302, { location: '/' }).end();
    });
    expect(await refused(origin, LOCAL)).toMatch(/more than 5 redirects/);
  });

  it('says which status a page is answered with', async () => {
    const origin = await serve((_request, response) => void response.writeHead(404).end());
    expect(await refused(origin, LOCAL)).toMatch(/status 404/);
  });

  it('stops reading at the limit, counted after decompression', async () => {
    const bomb = gzipSync(Buffer.alloc(4 * MAX_PAGE_BYTES));
    const origin = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });
    expect(await refused(origin, LOCAL)).toMatch(/longer than 10 MB/);
  });

  it('refuses what breaks off', async () => {
    const origin = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('half');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await refused(origin, LOCAL)).toMatch(/no public web server/);
  });
});
