import { describe, expect, it } from '@jest/globals';
import type { Receipt, ReceiptLine } from '@smart-cart/contracts';
import { demoProducts } from '../../demo/catalogue.js';
import type { Thing } from '../world/world-state.js';
import { sensibleOption } from './answering.js';
import { differences, expectedGoods } from './expected-receipt.js';

const products = new Map(demoProducts.map((demo) => [demo.product.sku, demo]));

function thing(sku: string, mass: number, pieces = 1): Thing {
  return { id: `thing-${sku}`, sku, name: products.get(sku)?.product.name ?? 'bag', picture: '', mass, pieces };
}

function line(sku: string, about: Partial<ReceiptLine>): ReceiptLine {
  const product = products.get(sku)?.product;
  const merged = { quantity: 1, mass: null, amount: 0, depositAmount: 0, deposit: product?.deposit ?? 0, ...about };
  return {
    line: 1,
    sku,
    name: product?.name ?? sku,
    soldBy: product?.soldBy ?? 'piece',
    unitPrice: product?.price ?? 0,
    tax: { id: 'A', rate: 700 },
    status: 'placed',
    ...merged,
  };
}

function receiptOf(...lines: ReceiptLine[]): Receipt {
  const sums = { items: lines.length, goods: 0, savings: 0, deposits: 0, total: 0, taxes: [] };
  return { trip: 'trip-12345678', currency: 'EUR', status: 'open', lines, ...sums };
}

describe('the ground truth of a basket', () => {
  it('agrees with a receipt that lists every piece, deposit and weighed price', () => {
    const basket = [
      thing('19011', 1_540_000),
      thing('19011', 1_536_000),
      thing('10013', 702_000, 4),
      thing('', 48_000),
    ];
    const receipt = receiptOf(
      line('19011', { quantity: 2, amount: 98, depositAmount: 50 }),
      line('10013', { mass: 700_000, amount: 174 }),
    );
    expect(differences(receipt, expectedGoods(basket, products))).toEqual([]);
  });

  it('names what is missing, what is too much and what has a wrong price', () => {
    const basket = [thing('13011', 1_062_000), thing('14011', 306_000)];
    const receipt = receiptOf(line('18011', { amount: 119 }), line('14011', { amount: 600 }));
    const found = differences(receipt, expectedGoods(basket, products));
    expect(found).toHaveLength(3);
    expect(found.join('\n')).toMatch(/Whole milk.*: 1 in the cart, 0 on the receipt/);
    expect(found.join('\n')).toMatch(/Mountain cheese: should cost 597, the receipt says 600/);
    expect(found.join('\n')).toMatch(/Milk chocolate.*: 0 in the cart, 1 on the receipt/);
  });

  it('does not expect goods past their date on the receipt', () => {
    const old = demoProducts.find((demo) => (demo.daysLeft ?? 0) < 0);
    expect(expectedGoods([thing(old?.product.sku ?? '', 250_000)], products).size).toBe(0);
  });
});

describe('an honest shopper', () => {
  const at = 0;
  const options = [
    { id: 'a', action: 'line' as const, line: 1, sku: '13011' },
    { id: 'b', action: 'line' as const, line: 2, sku: '18011' },
    { id: 'c', action: 'nothing-changed' as const },
  ];

  it('names the line that is on the receipt and no longer in the cart when asked what left', () => {
    const receipt = receiptOf(line('13011', { amount: 129 }), line('18011', { line: 2, amount: 119 }));
    const expected = expectedGoods([thing('13011', 1_062_000)], products);
    const question = { id: 1, kind: 'which-removed' as const, at, options };
    expect(sensibleOption(question, { receipt, expected, leaving: false })?.id).toBe('b');
  });

  it('says that nothing changed when every line still lies in the cart', () => {
    const receipt = receiptOf(line('13011', { amount: 129 }));
    const expected = expectedGoods([thing('13011', 1_062_000)], products);
    const question = { id: 1, kind: 'which-removed' as const, at, options };
    expect(sensibleOption(question, { receipt, expected, leaving: false })?.id).toBe('c');
  });

  it('goes back at the end while something in the cart is missing on the receipt', () => {
    const question = {
      id: 1,
      kind: 'finish-check' as const,
      at,
      options: [
        { id: 'back', action: 'ok' as const },
        { id: 'finish', action: 'finish' as const },
      ],
    };
    const expected = expectedGoods([thing('13011', 1_062_000)], products);
    expect(sensibleOption(question, { receipt: receiptOf(), expected, leaving: false })?.id).toBe('back');
    expect(sensibleOption(question, { receipt: receiptOf(), expected, leaving: true })?.id).toBe('finish');
    const complete = receiptOf(line('13011', { amount: 129 }));
    expect(sensibleOption(question, { receipt: complete, expected, leaving: false })?.id).toBe('finish');
  });
});
