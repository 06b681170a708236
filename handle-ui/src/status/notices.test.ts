import { describe, expect, it } from '@jest/globals';
import type { Conditions } from '@smart-cart/contracts';
import { noticesOf as noticesOfView } from './notices.js';
import { refusalKey } from './refusal.js';

const well: Conditions = {
  scale: { state: 'ready' },
  camera: { state: 'ready' },
  reader: { state: 'ready' },
  recogniser: { state: 'ready' },
  board: { state: 'ready' },
  store: { state: 'ready' },
  journal: { state: 'ready' },
};

const noticesOf = (conditions: Conditions, live: boolean) => noticesOfView({ conditions, battery: null }, live);

describe('what the shopper is told about the cart', () => {
  it('is nothing while all is well', () => {
    expect(noticesOf(well, true)).toEqual([]);
  });

  it('is nothing about parts that are not fitted', () => {
    expect(noticesOf({ ...well, scale: { state: 'absent' }, camera: { state: 'absent' } }, true)).toEqual([]);
  });

  it('begins with what asks something of the shopper', () => {
    const keys = noticesOf({ ...well, store: { state: 'fault' }, camera: { state: 'fault' } }, true).map(
      ({ key }) => key,
    );
    expect(keys).toEqual(['noticeCamera', 'noticeStore']);
  });

  it('is what the shopper can do about a cart that leans and a smeared lens', () => {
    const leaning: Conditions = {
      ...well,
      scale: { state: 'fault', cause: 'not-level' },
      camera: { state: 'ready', cause: 'lens-smeared' },
    };
    expect(noticesOf(leaning, true).map(({ key }) => key)).toEqual(['noticeLens', 'noticeLevel']);
  });

  it('is one notice when camera and reader fail together', () => {
    expect(noticesOf({ ...well, camera: { state: 'fault' }, reader: { state: 'fault' } }, true)).toHaveLength(1);
  });

  it('says that a low battery still lasts for this trip, after what matters more', () => {
    const battery = { percent: 12, low: true };
    const conditions: Conditions = { ...well, store: { state: 'fault' } };
    expect(noticesOfView({ conditions, battery }, true).map(({ key }) => key)).toEqual([
      'noticeStore',
      'noticeBattery',
    ]);
  });

  it('is only that the receipt is safe while the line to the firmware is down', () => {
    expect(noticesOf({ ...well, scale: { state: 'fault' } }, false).map(({ key }) => key)).toEqual(['noticeLink']);
  });
});

describe('the words for a refusal', () => {
  it('are those of its code', () => {
    expect(refusalKey('needs-weighing')).toBe('refusalNeedsWeighing');
  });

  it('are general for a code of a newer firmware', () => {
    expect(refusalKey('too-windy')).toBe('refusalNotAllowed');
  });
});
