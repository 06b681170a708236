import { describe, expect, it } from '@jest/globals';
import { emptyVisit, plainPreferences } from '@smart-cart/contracts';
import { askedLook, lookOf } from './look.js';

const visitWith = (preferences: Partial<typeof plainPreferences>) => ({
  visit: { ...emptyVisit('trip-1234'), preferences: { ...plainPreferences, ...preferences } },
  surroundings: 'dark' as const,
});

describe('the look of the screen', () => {
  it('follows the light around the cart until the shopper chooses', () => {
    expect(lookOf({ visit: null, surroundings: 'dark' }).theme).toBe('dark');
    expect(lookOf({ visit: null, surroundings: 'bright' }).theme).toBe('light');
    expect(lookOf(visitWith({ theme: 'light' })).theme).toBe('light');
  });

  it('is what the shopper chose in everything', () => {
    expect(lookOf(visitWith({ textSize: 'largest', contrast: 'high', hand: 'left', calm: true }))).toEqual({
      theme: 'dark',
      text: 'largest',
      contrast: 'high',
      hand: 'left',
      motion: 'calm',
    });
  });

  it('is what the address asks for where it asks, and nothing it does not know', () => {
    expect(lookOf(visitWith({}), askedLook('?theme=light&text=huge')).theme).toBe('light');
    expect(askedLook('?theme=blue&text=huge')).toEqual({});
  });
});
