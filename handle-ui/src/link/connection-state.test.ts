import { describe, expect, it } from '@jest/globals';
import type { ScreenView } from '@smart-cart/contracts';
import { disconnected, lost, receive } from './connection-state.js';

const view = { light: 'green', canUndo: false } as ScreenView;
const live = receive(disconnected, { type: 'view', rev: 7, view }).state;

describe('what the screen knows', () => {
  it('is the view it was sent', () => {
    expect(live).toEqual({ status: 'live', view, rev: 7, reason: undefined });
  });

  it('changes by a patch that follows', () => {
    const { state, gap } = receive(live, { type: 'patch', rev: 8, set: { light: 'red' } });
    expect(gap).toBe(false);
    expect(state.view?.light).toBe('red');
    expect(state.rev).toBe(8);
  });

  it('stays as it is and asks for a view when a patch is missing', () => {
    expect(receive(live, { type: 'patch', rev: 9, set: { light: 'red' } })).toEqual({ state: live, gap: true });
  });

  it('is not turned back by a patch that a fresh view has overtaken', () => {
    expect(receive(live, { type: 'patch', rev: 7, set: { light: 'red' } })).toEqual({ state: live, gap: false });
  });

  it('begins anew with a firmware that counts from one again', () => {
    expect(receive(live, { type: 'view', rev: 1, view }).state.rev).toBe(1);
  });

  it('keeps the receipt on the screen when the line breaks', () => {
    expect(lost(live)).toMatchObject({ status: 'lost', view });
  });

  it('keeps the reason of a refusal when the line then closes', () => {
    const refused = receive(live, { type: 'refused', reason: 'Reload.' }).state;
    expect(lost(refused)).toMatchObject({ status: 'refused', reason: 'Reload.' });
  });
});
