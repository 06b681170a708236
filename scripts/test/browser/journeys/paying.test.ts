import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JourneyStage } from './journey-stage.js';

const shop = new JourneyStage();
const MILK = '13011';
const CHOCOLATE = '18011';

beforeAll(() => shop.open(), 240_000);
afterAll(() => shop.close(), 60_000);

describe('a trip that is paid at the cart', () => {
  it('needs no account: goods in, paid by card, out with a code, and nothing of it stays', async () => {
    await shop.told('anonymous', async () => {
      const { page } = shop;
      await shop.tap('Start shopping');
      await shop.buy(MILK);
      await shop.buy(CHOCOLATE);
      await shop.buy(CHOCOLATE);
      // Two bars for 1.80 instead of 2.38.
      await page.getByTestId('saved').getByText('0.58').first().waitFor();
      await shop.tap('Check out');
      await page.getByTestId('due').getByText('3.09').first().waitFor();
      const code = await shop.payByCard();
      expect(code.trim()).not.toBe('');
      const { receipt } = await shop.sees(({ phase }) => phase === 'finished');
      expect(receipt?.total).toBe(309);
      expect(await shop.balance(receipt?.trip ?? '')).toMatchObject({ state: 'balanced', charged: 309, due: 309 });
      await shop.store.world.world.empty();
      await shop.tap('Done');
      await shop.tap('Yes, clear it');
      await page.getByRole('button', { name: 'Start shopping' }).waitFor();
      expect((await shop.sees(({ phase }) => phase === 'waiting')).receipt).toBeNull();
      expect(await page.getByText('Whole milk').count()).toBe(0);
    });
  }, 300_000);

  it('goes on after a declined card: told calmly, paid once with the next one', async () => {
    await shop.told('declined', async () => {
      const { page } = shop;
      await shop.tap('Start shopping');
      await shop.buy(MILK);
      await shop.tap('Check out');
      await shop.store.counter.setAcquirer('decline', 100);
      await shop.tap(/^Card or phone/);
      await page.getByTestId('result').getByText('that did not go through').waitFor();
      await page.getByTestId('result').getByText('Nothing was charged.').waitFor();
      await shop.store.counter.setAcquirer('approve', 100);
      await shop.payByCard();
      const { receipt, visit } = await shop.sees(({ phase }) => phase === 'finished');
      expect(visit?.tenders.map(({ state, paid }) => [state, paid])).toEqual([
        ['declined', 0],
        ['approved', receipt?.total],
      ]);
      expect(await shop.balance(receipt?.trip ?? '')).toMatchObject({ state: 'balanced', charged: receipt?.total });
    });
  }, 300_000);

  it('keeps the receipt without a network and pays when it is back', async () => {
    await shop.told('offline', async () => {
      const { page } = shop;
      const { world } = shop.store.world;
      await shop.tap('Start shopping');
      await shop.buy(MILK);
      await world.setSwitch('broker', false);
      await page.getByText('No network. Your receipt is safe, go on shopping.').first().waitFor();
      await shop.buy(CHOCOLATE);
      await page.getByTestId('total').getByText('2.48').first().waitFor();
      await shop.tap('Check out');
      await page.getByText('No network just now. Your receipt is safe').first().waitFor();
      await world.setSwitch('broker', true);
      await page.getByText('No network just now').first().waitFor({ state: 'detached', timeout: 120_000 });
      await shop.payByCard();
      const { receipt } = await shop.sees(({ phase }) => phase === 'finished');
      expect(receipt?.total).toBe(248);
      expect(await shop.balance(receipt?.trip ?? '')).toMatchObject({ state: 'balanced', charged: 248 });
    });
  }, 300_000);
});
