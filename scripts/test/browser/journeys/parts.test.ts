import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scanned } from './hand-scanner.js';
import { JourneyStage } from './journey-stage.js';

const shop = new JourneyStage();
const MILK = '13011';
const CHOCOLATE = '18011';
/** No food: no voucher pays for them. */
const CANDLES = '21016';

beforeAll(() => shop.open({ seed: 15, broker: 'mosquitto' }), 240_000);
afterAll(() => shop.close(), 60_000);

/** The first bought things, as far as the checkout. */
async function checkOutWith(...skus: string[]): Promise<void> {
  await shop.tap('Start shopping');
  for (const sku of skus) await shop.buy(sku);
  await shop.tap('Check out');
}

describe('a trip that is paid in more than one way', () => {
  it('pays the food with meal vouchers first, and the rest by card', async () => {
    await shop.told('split', async () => {
      const { page } = shop;
      await checkOutWith(MILK, CANDLES);
      await page.getByRole('button', { name: /^Meal vouchers.*€1\.29/ }).tap();
      await page.getByTestId('result').getByText('Meal vouchers: €1.29 paid').waitFor();
      await page.getByRole('heading', { name: 'And the rest?' }).waitFor();
      expect(await page.getByRole('button', { name: /^Meal vouchers/ }).count()).toBe(0);
      await page.getByTestId('due').getByText('2.49').first().waitFor();
      await shop.payByCard();
      const { receipt, visit } = await shop.sees(({ phase }) => phase === 'finished');
      expect(visit?.tenders.map(({ method, state, paid }) => [method, state, paid])).toEqual([
        ['meal-voucher', 'approved', 129],
        ['card', 'approved', 249],
      ]);
      expect(await shop.balance(receipt?.trip ?? '')).toMatchObject({ state: 'balanced', charged: 378, due: 378 });
    });
  }, 300_000);

  it('is handed over to the cash desk by the code on its screen, and opens the gate when it is paid there', async () => {
    await shop.told('cash desk', async () => {
      const { page } = shop;
      await checkOutWith(MILK);
      await shop.tap(/^At the cash desk/);
      await page.getByText('Show this at the cash desk').waitFor();
      const code = await scanned(page.getByRole('img', { name: 'Barcode for the cash desk' }));
      const desk = await shop.staffPage('queue');
      await desk.getByLabel('Code on the cart’s screen').fill(code);
      await desk.getByRole('button', { name: 'Find the payment' }).click();
      await desk.getByText('cart-1: €1.29, marked below.').waitFor();
      await desk.getByRole('button', { name: 'Paid €1.29' }).click();
      expect((await shop.exitCode()).trim()).not.toBe('');
      const { receipt, visit } = await shop.sees(({ phase }) => phase === 'finished');
      expect(visit?.settled).toBe('cash-desk');
      expect(await shop.balance(receipt?.trip ?? '')).toMatchObject({ state: 'balanced', charged: 129 });
    });
  }, 300_000);

  it('gives back what was paid for goods that were put back, and says so on the receipt', async () => {
    await shop.told('refund', async () => {
      const { page } = shop;
      await checkOutWith(MILK, CHOCOLATE);
      await shop.tap('Pay a part');
      await page.getByRole('button', { name: 'Pay €1.24 · At the cash desk' }).tap();
      const desk = await shop.staffPage('queue');
      await desk.getByRole('button', { name: 'Paid €1.24' }).click();
      await page.getByTestId('result').getByText('At the cash desk: €1.24 paid').waitFor();
      await shop.takeOut(MILK);
      await shop.sees(({ phase, receipt }) => phase === 'shopping' && receipt?.total === 119);
      await shop.tap('Check out');
      await page.getByText('You get back').first().waitFor();
      const back = desk.getByRole('listitem').filter({ hasText: 'Money to hand back' });
      await back.getByText('€0.05').waitFor();
      await back.getByRole('button', { name: 'Handed back' }).click();
      expect((await shop.exitCode()).trim()).not.toBe('');
      await page.getByText('−€0.05').or(page.getByText('-€0.05')).first().waitFor();
      const { receipt, receiptUrl } = await shop.sees(({ phase }) => phase === 'finished');
      expect(await shop.balance(receipt?.trip ?? '')).toMatchObject({ state: 'balanced', charged: 124, due: 119 });
      await desk.goto(receiptUrl ?? '');
      await desk.getByRole('row', { name: /Paid at the cash desk.*1\.24/ }).waitFor();
      await desk.getByRole('row', { name: /Refunded.*0\.05/ }).waitFor();
    });
  }, 300_000);
});
