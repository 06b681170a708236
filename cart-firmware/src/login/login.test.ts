import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  readLoginCode,
  readRevokedBadges,
  revokedBadgesProblem,
  signatureCheck,
  UsedTokens,
  type LoginContext,
} from './index.js';

const keys = generateKeyPairSync('ed25519');
const pem = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const at = Date.UTC(2026, 10, 23, 10);
const now = at / 1_000;

function code(claims: object = {}, key = keys.privateKey): string {
  const all = {
    s: 'main-street',
    r: 'member',
    m: 'm-1',
    n: 'Anna',
    j: 'token-0001',
    i: now - 10,
    e: now + 120,
    ...claims,
  };
  const signed = `SC1.${Buffer.from(JSON.stringify(all)).toString('base64url')}`;
  return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`;
}

function read(text: string, more: Partial<LoginContext> = {}) {
  const verify = signatureCheck(pem, 'key.pem');
  const usual = { stores: ['main-street'], at, used: new UsedTokens(), isRevoked: () => false, member: null };
  return readLoginCode(text, { verify, ...usual, ...more });
}

describe('a login code', () => {
  it('of this store, signed and in its time, says who is there', () => {
    expect(read(code())).toEqual({
      ok: true,
      claims: {
        role: 'member',
        how: 'phone',
        member: 'm-1',
        firstName: 'Anna',
        token: { id: 'token-0001', expires: at + 180_000 },
      },
    });
  });

  it('is refused with the reason when it is forged, foreign, early, late or no code at all', () => {
    const other = generateKeyPairSync('ed25519').privateKey;
    const problem = (text: string): unknown => read(text);
    expect(problem(code({}, other))).toEqual({ ok: false, problem: 'bad-signature' });
    expect(problem(code({ s: 'elsewhere' }))).toEqual({ ok: false, problem: 'wrong-store' });
    expect(problem(code({ i: now + 61 }))).toEqual({ ok: false, problem: 'not-yet-valid' });
    expect(problem(code({ e: now - 61 }))).toEqual({ ok: false, problem: 'expired' });
    expect(problem('4006381333931')).toEqual({ ok: false, problem: 'not-a-login-code' });
    expect(problem('SC1.x.y')).toEqual({ ok: false, problem: 'malformed' });
  });

  it('is let in a minute early or late: clocks differ', () => {
    expect(read(code({ i: now + 60 })).ok).toBe(true);
    expect(read(code({ e: now - 60 })).ok).toBe(true);
  });

  it('is good once, also on the next trip, and is not held against who is here already', () => {
    const used = new UsedTokens();
    const token = { id: 'token-0001', expires: at + 180_000 };
    used.follow({ kind: 'member-recognised', trip: 'trip-0001', member: 'm-1', how: 'phone', token }, at);
    used.follow({ kind: 'trip-closed', trip: 'trip-0001' }, at + 1_000);
    expect(read(code(), { used })).toEqual({ ok: false, problem: 'used-before' });
    expect(read(code(), { used, member: 'm-1' })).toEqual({ ok: false, problem: 'already-here' });
    used.follow({ kind: 'trip-closed', trip: 'trip-0002' }, at + 180_001);
    expect(used.size).toBe(0);
  });

  it('of staff works as long as the badge does', () => {
    expect(read(code({ r: 'staff', m: 'b-1', e: now + 86_400 }))).toEqual({
      ok: true,
      claims: { role: 'staff', how: 'badge', badge: 'b-1', name: 'Anna' },
    });
  });

  it('of staff lets nobody in any more once the store called that badge back, and only that one', () => {
    const isRevoked = (badge: string): boolean => badge === 'b-1';
    const badge = (m: string): string => code({ r: 'staff', m, e: now + 86_400 });
    expect(read(badge('b-1'), { isRevoked })).toEqual({ ok: false, problem: 'revoked' });
    expect(read(badge('b-2'), { isRevoked }).ok).toBe(true);
  });

  it('cannot be respelled: another writing of the same signature is no signature', () => {
    expect(read(`${code()}=`)).toEqual({ ok: false, problem: 'bad-signature' });
  });
});

describe('the key of the store', () => {
  it('is refused with a sentence when it is none, of another kind, or the private one', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 }).publicKey;
    expect(() => signatureCheck('nonsense', 'key.pem')).toThrow(/key\.pem holds no key/);
    expect(() => signatureCheck(rsa.export({ type: 'spki', format: 'pem' }).toString(), 'key.pem')).toThrow(/type rsa/);
    const secret = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(() => signatureCheck(secret, 'key.pem')).toThrow(/private key/);
  });
});

describe('the list of badges called back', () => {
  it('is read, and refused with a sentence when it is none', () => {
    const list = { version: 3, badges: ['b-1'] };
    expect(readRevokedBadges(Buffer.from(JSON.stringify(list)))).toEqual(list);
    expect(() => revokedBadgesProblem(Buffer.from('{"version":1,"badges":[7]}'))).toThrow(/no list of badges/);
  });
});
