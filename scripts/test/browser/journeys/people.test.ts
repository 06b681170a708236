import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JourneyStage, lineOf } from './journey-stage.js';

const shop = new JourneyStage();
const MILK = '13011';
const STRAWBERRIES = '10027';

beforeAll(() => shop.open({ seed: 12 }), 240_000);
afterAll(() => shop.close(), 60_000);

describe('a trip with people in it', () => {
  it('greets a member by the phone, gives member prices and coupons, and ticks the list off by itself', async () => {
    await shop.told('member', async () => {
      const { page } = shop;
      const { phone } = shop.store;
      await phone?.want('Whole milk', MILK);
      await phone?.clip('HAUS10');
      await shop.tap('Log in with your phone');
      await shop.showCard('phone', ({ visit }) => visit?.member?.firstName === 'Mia');
      await shop.sees(({ visit }) => visit?.memberKnown === true && visit.coupons.includes('HAUS10'));
      await shop.sees(({ visit }) => visit?.list.some(({ sku }) => sku === MILK) ?? false);
      await shop.tap('List');
      await page.getByRole('checkbox', { name: /^Tick off .*[Mm]ilk/ }).waitFor();
      await shop.tap('Add something');
      await page.keyboard.type('strawberries');
      await page
        .getByRole('button', { name: /^Put .*Strawberries.* on my list$/ })
        .first()
        .tap();
      await shop.sees(({ visit }) => visit?.list.some(({ sku }) => sku === STRAWBERRIES) ?? false);
      await shop.tap('Deals');
      await shop.tap('Coupons');
      await shop.tap('Clip Coupon: berries €0.80 off');
      await shop.sees(({ visit }) => visit?.coupons.includes('BEEREN80') ?? false);
      await shop.tap('Deals');
      await shop.buy(MILK);
      const ticked = await shop.sees(({ visit }) => visit?.list.find(({ sku }) => sku === MILK)?.done === 'cart');
      expect(lineOf(ticked, MILK)?.savings).toEqual([expect.objectContaining({ amount: 20 })]);
      await shop.buy(STRAWBERRIES);
      const saved = await shop.sees((view) => lineOf(view, STRAWBERRIES)?.savings !== undefined);
      expect(lineOf(saved, STRAWBERRIES)?.savings).toEqual([expect.objectContaining({ amount: 80 })]);
      await page.getByTestId('saved').getByText('1.00').first().waitFor();
      await shop.tap('Check out');
      await shop.payByCard();
      const { receipt } = await shop.sees(({ phase }) => phase === 'finished');
      expect(await shop.balance(receipt?.trip ?? '')).toMatchObject({ state: 'balanced', charged: receipt?.total });
    });
  }, 300_000);

  it('refuses a code that was used before, with a way out', async () => {
    await shop.told('used code', async () => {
      const { page } = shop;
      const code = (await shop.store.phone?.member()) ?? '';
      const phone = { look: 'phone', symbol: 'qrcode', text: code, lines: ['Hello', ''] } as const;
      await shop.hold(phone, ({ visit }) => visit?.member?.how === 'phone');
      await shop.cart.intent({ kind: 'abandon' });
      await shop.sees(({ phase }) => phase === 'waiting');
      await shop.hold(phone, ({ loginProblem }) => loginProblem === 'used-before');
      await page.getByText('Each code works once. Please open a new one on your phone.').first().waitFor();
      await shop.tap('Start shopping');
      expect((await shop.sees(({ phase }) => phase === 'shopping')).visit?.member).toBeNull();
    });
  }, 300_000);

  it('goes on shopping while staff is called for an age check, and pays when they have looked', async () => {
    await shop.told('age check', async () => {
      const { page } = shop;
      const wine = shop.find(({ minimumAge }) => minimumAge !== undefined);
      await shop.tap('Start shopping');
      await shop.buy(wine);
      await shop.sees(({ visit }) => visit?.ageCheck !== null);
      await shop.buy(MILK);
      await shop.tap('Check out');
      await page.getByText('A short age check first').first().waitFor();
      expect(await page.getByRole('button', { name: /^Card or phone/ }).count()).toBe(0);
      await shop.showCard('staff-badge', ({ visit }) => visit?.staff?.name === 'Kim');
      await shop.tap(/^\d+ or older$/);
      await shop.tap('Yes');
      await shop.tap('Hand back');
      await shop.payByCard();
      const { visit } = await shop.sees(({ phase }) => phase === 'finished');
      expect(visit?.ageApproved).toBeGreaterThanOrEqual(16);
    });
  }, 300_000);
});
