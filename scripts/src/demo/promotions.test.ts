import { describe, expect, it } from '@jest/globals';
import { readPromotions } from '@smart-cart/contracts';
import { demoPromotions } from './promotions.js';

describe('the demo’s promotions', () => {
  it('are a file that carts take', () => {
    expect(readPromotions(demoPromotions)).toMatchObject({ ok: true });
  });

  it('write amounts as the receipt does, in every language', () => {
    const coupon = demoPromotions.promotions.find(({ id }) => id === 'coupon-berries');
    expect(coupon?.name).toBe('Coupon: berries €0.80 off');
    expect(coupon?.names).toEqual({
      es: 'Cupón: bayas −0,80\u00a0€',
      de: 'Gutschein: Beeren 0,80\u00a0€ günstiger',
      fr: 'Bon : baies −0,80\u00a0€',
      ar: 'قسيمة: خصم \u200f0.80\u00a0€ على التوت',
      ja: 'クーポン ベリー€0.80引き',
    });
  });

  it('name no amount without the sign of the currency', () => {
    const texts = demoPromotions.promotions.flatMap(({ name, names }) => [name, ...Object.values(names ?? {})]);
    const amounts = texts.filter((text) => /\d[.,٫]\d\d/.test(text));
    expect(amounts.length).toBeGreaterThan(30);
    expect(amounts.filter((text) => (text.match(/€/g) ?? []).length !== text.match(/\d[.,٫]\d\d/g)?.length)).toEqual(
      [],
    );
    expect(texts.filter((text) => /[{}]/.test(text))).toEqual([]);
  });
});
