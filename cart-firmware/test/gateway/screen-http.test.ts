import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServedDocument } from '../../src/gateway/screen-http.js';
import { ScreenGateway } from '../../src/gateway/screen-gateway.js';

let root: string;
let gateway: ScreenGateway;
let map: ServedDocument | undefined;

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** `fetch` would tidy the path up before it is sent; an attacker does not. */
function get(rawPath: string, { method = 'GET', host = '' } = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const headers = { host: host === '' ? `127.0.0.1:${gateway.port}` : host };
    request({ host: '127.0.0.1', port: gateway.port, path: rawPath, method, headers, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'screen-http-'));
  await mkdir(path.join(root, 'screen/assets'), { recursive: true });
  await mkdir(path.join(root, 'pictures/fruit'), { recursive: true });
  await writeFile(path.join(root, 'secret.json'), '{"secret":true}');
  await writeFile(path.join(root, 'screen/index.html'), '<!doctype html><title>screen</title>');
  await writeFile(path.join(root, 'screen/assets/index-a1B2c3D4.js'), 'export {};');
  await writeFile(path.join(root, 'screen/tool.exe'), 'MZ');
  await symlink(path.join(root, 'secret.json'), path.join(root, 'screen/link.json'));
  await writeFile(path.join(root, 'pictures/fruit/apple.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  gateway = new ScreenGateway({
    port: 0,
    directory: path.join(root, 'screen'),
    pictures: path.join(root, 'pictures'),
    search: () => [],
    storeMap: () => map,
  });
  await gateway.start();
});

afterAll(async () => {
  await gateway.stop();
  await rm(root, { recursive: true });
});

describe('the screen over HTTP', () => {
  it('serves its page with a policy that lets nothing in from elsewhere', async () => {
    const { status, headers, body } = await get('/');
    expect(status).toBe(200);
    expect(body).toContain('<title>screen</title>');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*script-src 'self'/);
    expect(headers['content-security-policy']).not.toMatch(/unsafe|\*/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-cache');
  });

  it('lets a browser keep what carries a hash in its name for ever', async () => {
    const { headers } = await get('/assets/index-a1B2c3D4.js');
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['cache-control']).toMatch(/immutable/);
  });

  it('serves pictures of folders, and lets a picture run nothing', async () => {
    const { status, headers } = await get('/pictures/fruit/apple.svg');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('image/svg+xml');
    expect(headers['content-security-policy']).toMatch(/sandbox/);
  });

  it.each([
    '/../secret.json',
    '/assets/../../secret.json',
    '/%2e%2e/secret.json',
    '/assets/..%2f..%2fsecret.json',
    '/pictures/../../secret.json',
    '/pictures/%2e%2e/%2e%2e/secret.json',
    '/link.json',
    '/tool.exe',
    '/assets',
    '/.env',
  ])('does not lead out of its directory or to a file that is no part of a screen: %s', async (rawPath) => {
    const { status, body } = await get(rawPath);
    expect(status).toBe(404);
    expect(body).not.toContain('secret');
  });

  it('refuses a request that names another host, so that a re-bound name reads nothing', async () => {
    expect((await get('/', { host: 'evil.example' })).status).toBe(403);
  });

  it('refuses to be written to', async () => {
    expect((await get('/', { method: 'POST' })).status).toBe(405);
  });

  it('tells how it is at /health', async () => {
    expect(JSON.parse((await get('/health')).body)).toEqual({ rev: 0, screens: 0, lastPainted: null });
  });

  it('says what to do when the screen has not been built', async () => {
    const bare = new ScreenGateway({ port: 0, directory: path.join(root, 'nothing'), search: () => [] });
    await bare.start();
    const reply = await fetch(bare.url);
    expect(reply.status).toBe(503);
    expect(await reply.text()).toMatch(/npm run build/);
    await bare.stop();
  });
});

describe("the store's map", () => {
  it('is not there, in words, until the store has published one, and then served as JSON with its version', async () => {
    expect(await get('/store-map.json')).toMatchObject({ status: 404, body: 'The store has published no map.' });
    map = { version: 'abc', bytes: Buffer.from('{"format":1}') };
    const reply = await get('/store-map.json');
    expect(reply).toMatchObject({ status: 200, body: '{"format":1}' });
    expect(reply.headers).toMatchObject({ etag: '"abc"', 'content-type': 'application/json; charset=utf-8' });
  });
});
