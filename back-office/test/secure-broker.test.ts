import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BackOffice } from '../src/back-office.js';
import { backOfficeConfigSchema, type BackOfficeConfigInput } from '../src/config.js';
import { Mosquitto } from './mosquitto.js';
import { STORE } from './test-cart.js';

describe('a broker with TLS and passwords', () => {
  let broker: Mosquitto;
  let office: BackOffice | undefined;

  beforeEach(async () => {
    broker = await Mosquitto.start({ secure: true });
  });
  afterEach(async () => {
    await office?.stop();
    await broker.stop();
  });

  /** Starts, and resolves with the first line that tells how connecting went. */
  async function firstWord(mqtt: Partial<BackOfficeConfigInput['mqtt']>): Promise<string> {
    const config = backOfficeConfigSchema.parse({
      store: STORE,
      mqtt: { url: broker.url.replace('mqtt:', 'mqtts:'), ...mqtt },
      database: { file: join(broker.directory, 'store.db') },
      http: { port: 0 },
    });
    return new Promise((resolve, reject) => {
      office = new BackOffice(config, { log: resolve });
      office.start().catch(reject);
    });
  }

  it('is connected to with the authority, user and password file named in the configuration', async () => {
    await writeFile(join(broker.directory, 'password'), 'carrot\n');
    const secrets = { username: 'back-office', passwordFile: join(broker.directory, 'password') };
    const said = await firstWord({ ...secrets, tls: { caFile: join(broker.directory, 'ca.crt') } });
    expect(said).toMatch(/^Connected/);
  });

  it('is refused when its certificate is not from the authority named', async () => {
    expect(await firstWord({ username: 'back-office' })).toMatch(/^Not connected: .*certificate/);
  });

  it('is said to refuse us when the password is wrong, and which file is missing when it is', async () => {
    const tls = { caFile: join(broker.directory, 'ca.crt') };
    await writeFile(join(broker.directory, 'password'), 'turnip\n');
    const passwordFile = join(broker.directory, 'password');
    expect(await firstWord({ username: 'back-office', passwordFile, tls })).toMatch(
      /^Not connected: .*(?:authori[sz]ed|password)/i,
    );
    await office?.stop();
    await rm(passwordFile);
    expect(await firstWord({ username: 'back-office', passwordFile, tls })).toMatch(/cannot be set up: .*password'/);
  });
});
