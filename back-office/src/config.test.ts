import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isLoopback, readConfig } from './config.js';

describe('the configuration of the back office', () => {
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'back-office-config-'));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  function read(text: string): ReturnType<typeof readConfig> {
    const file = join(directory, 'back-office.config.json');
    writeFileSync(file, text);
    return readConfig(file);
  }

  const smallest = '"store": "s1", "mqtt": { "url": "mqtt://127.0.0.1" }, "database": { "file": "data/store.db" }';

  it('fills in what is left out, and reads paths from the directory of the file', () => {
    expect(read(`{ ${smallest}, "catalogueFile": "c.json" }`)).toMatchObject({
      database: { file: join(directory, 'data/store.db') },
      catalogueFile: join(directory, 'c.json'),
      http: { host: '127.0.0.1', port: 8090 },
      mqtt: { protocol: 'auto', reconnect: { minMs: 1000, maxMs: 60_000 } },
    });
  });

  it('names line and key of what is wrong, all at once', () => {
    const text = '{\n"store": "Store 1",\n"mqtt": { "url": "broker" },\n"database": { "file": "x" },\n"htpp": {}\n}';
    expect(() => read(text)).toThrow(
      /:2: "store": use 1 to 40 of a-z[\s\S]*:3: "mqtt.url": a broker address[\s\S]*:5: "htpp"/,
    );
  });

  it('refuses to be reachable from other machines without a token', () => {
    expect(() => read(`{ ${smallest}, "http": { "host": "0.0.0.0" } }`)).toThrow(/"http.tokenFile": is needed because/);
    expect(read(`{ ${smallest}, "http": { "host": "0.0.0.0", "tokenFile": "t" } }`).http.tokenFile).toBe(
      join(directory, 't'),
    );
  });

  it('says which file is missing and how to name another', () => {
    expect(() => readConfig(join(directory, 'no.json'))).toThrow(/no\.json .*--config FILE/);
  });

  it.each([
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['::1', true],
    ['localhost', true],
    ['0.0.0.0', false],
    ['127.0.0.1.example.com', false],
    ['', false],
  ])('knows whether %s is this machine only', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});
