import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { revokedBadges } from '@smart-cart/contracts';
import type { BadgeView } from '../src/badges/badge-store.js';
import { OfficeStage, TestJournal } from './office-stage.js';
import { started } from './shopping.js';

const TRIP = '6f1c9e1e-8f0a-4c55-9b1d-0a1b2c3d4e5f';

describe('the badges of staff', () => {
  let stage: OfficeStage;
  let url = '';

  beforeEach(async () => {
    stage = await OfficeStage.open();
    ({ url } = await stage.office({ members: { loginKeyFile: join(stage.directory, 'login.pem') } }));
  });
  afterEach(async () => {
    await stage.close();
  });

  async function ask(path: string, body?: object): Promise<Response> {
    if (body === undefined) return fetch(`${url}/api/${path}`);
    const headers = { 'content-type': 'application/json' };
    return fetch(`${url}/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async function made(name: string): Promise<string> {
    return ((await (await ask('badges', { name })).json()) as BadgeView).badge;
  }

  async function listed(): Promise<BadgeView[]> {
    return ((await (await ask('badges')).json()) as { badges: BadgeView[] }).badges;
  }

  async function calledBack(): Promise<string[]> {
    return revokedBadges.parse(await (await ask('documents/revoked-badges')).json()).badges;
  }

  it('have a number each, by which one is called back and the others stay', async () => {
    const cart = await stage.cart('cart-1');
    const [lost, kept] = [await made('Kim'), await made('Kim')];
    expect(lost).not.toBe(kept);
    expect((await ask('documents/revoked-badges')).status).toBe(404);
    expect((await ask(`badges/${lost}/revoke`, { by: 'Ben' })).status).toBe(202);
    await cart.until(() => cart.documents.at(-1)?.documents.some(({ name }) => name === 'revoked-badges') === true);
    expect(await calledBack()).toEqual([lost]);
    expect(await listed()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ badge: lost, name: 'Kim', revokedBy: 'Ben' }),
        expect.objectContaining({ badge: kept, name: 'Kim', revokedAt: null }),
      ]),
    );
  });

  it('are known from their first use when they were made elsewhere, and can be called back unseen', async () => {
    const journal = new TestJournal(await stage.cart('cart-1'));
    await journal.write(started(TRIP), { kind: 'staff-arrived', trip: TRIP, badge: 'b-printed', name: 'Ada' });
    expect(await listed()).toMatchObject([{ badge: 'b-printed', name: 'Ada', madeAt: null, revokedAt: null }]);
    await ask('badges/b-never-seen/revoke', { by: 'Ben' });
    expect(await calledBack()).toEqual(['b-never-seen']);
  });

  it('called back twice change nothing, and a file cannot bring one back', async () => {
    const lost = await made('Kim');
    await ask(`badges/${lost}/revoke`, { by: 'Ben' });
    await ask(`badges/${lost}/revoke`, { by: 'Ada' });
    expect(await listed()).toMatchObject([{ badge: lost, revokedBy: 'Ben' }]);
    const answer = await fetch(`${url}/api/documents/revoked-badges`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ badges: [] }),
    });
    expect(answer.status).toBe(400);
    expect(await calledBack()).toEqual([lost]);
  });
});
