import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scanned } from './hand-scanner.js';
import { JourneyStage, lineOf } from './journey-stage.js';

const shop = new JourneyStage();
const MILK = '13011';
const CHOCOLATE = '18011';

beforeAll(() => shop.open({ seed: 16, broker: 'mosquitto' }), 240_000);
afterAll(() => shop.close(), 60_000);

describe('a trip in which staff takes part', () => {
  it('waits for a look into the cart, and for what was wrong in it to be taken out, before it is paid', async () => {
    await shop.told('audit', async () => {
      const { page } = shop;
      await shop.tap('Start shopping');
      await shop.buy(MILK);
      await shop.buy(CHOCOLATE);
      const office = await shop.staffPage('carts/cart-1');
      await office.getByRole('button', { name: 'A few lines' }).click();
      await shop.sees(({ visit }) => visit?.audit?.outcome === 'open');
      await shop.tap('Check out');
      await page.getByRole('heading', { name: 'A quick look together' }).waitFor();
      await page.getByText('The store asked for it.').waitFor();
      expect(await page.getByRole('button', { name: /^Card or phone/ }).count()).toBe(0);

      await shop.showCard('staff-badge', ({ visit }) => visit?.staff?.name === 'Kim');
      await page.getByText('Asked for by the store').waitFor();
      await page.getByRole('button', { name: /Whole milk.* seen/ }).tap();
      await page.getByRole('button', { name: /^Take off .*Whole milk/ }).tap();
      await shop.tap('Yes, remove');
      await shop.sees((view) => lineOf(view, MILK) === undefined);
      await shop.tap('Corrected');
      await shop.tap('Yes');
      await shop.sees(({ visit }) => visit?.audit?.outcome === 'corrected');
      await shop.tap('Hand back');

      await page.getByTestId('question').getByText('Please take it out').waitFor();
      expect(await page.getByRole('button', { name: /^Card or phone/ }).count()).toBe(0);
      await shop.takeOut(MILK);
      await shop.sees(({ questions }) => questions.length === 0);
      if ((await shop.sees(() => true)).phase === 'shopping') await shop.tap('Check out');
      await shop.payByCard();
      const { receipt } = await shop.sees(({ phase }) => phase === 'finished');
      expect(receipt?.lines.map(({ sku }) => sku)).toEqual([CHOCOLATE]);
      expect(await shop.balance(receipt?.trip ?? '')).toMatchObject({ state: 'balanced', charged: receipt?.total });
    });
  }, 300_000);

  it('brings help: called with a reason, told who comes, and ended when it was given', async () => {
    await shop.told('help', async () => {
      const { page } = shop;
      await shop.tap('Start shopping');
      await shop.tap('Help');
      await shop.tap('Something heavy');
      const steps = page.getByRole('list', { name: 'What happens next' });
      await steps.getByText('The staff know').waitFor();
      const office = await shop.staffPage('queue');
      const call = office.getByRole('listitem').filter({ hasText: 'Help' });
      await call.getByText(/Heavy/).waitFor();
      await call.getByRole('button', { name: 'I am coming' }).click();
      await steps.getByText('Kim is on the way').waitFor();
      await call.getByText('The shopper knows that Kim is coming.').waitFor();
      await shop.buy(MILK);
      await call.getByRole('button', { name: 'Done' }).click();
      expect((await shop.sees(({ helpRequested }) => !helpRequested)).visit?.help).toBeNull();
      await office.getByText('Nobody is waiting').waitFor();
    });
  }, 300_000);

  it('ends for a badge that is called back: its turn at the cart is over, and it opens nothing any more', async () => {
    await shop.told('lost badge', async () => {
      const { page } = shop;
      const office = await shop.staffPage('badges');
      await office.getByLabel('Name, as the cart says it').fill('Noor');
      await office.getByRole('button', { name: 'Make a badge' }).click();
      const text = await scanned(office.getByRole('img', { name: 'Code of the badge of Noor' }));
      const badge = { look: 'staff-badge', symbol: 'qrcode', text, lines: ['STAFF', 'Noor'] } as const;
      await shop.tap('Start shopping');
      await shop.hold(badge, ({ visit }) => visit?.staff?.name === 'Noor');
      await page.getByText('Staff: Noor').waitFor();
      const row = office.getByRole('row').filter({ hasText: 'Noor' });
      await row.getByRole('button', { name: 'Call back' }).click();
      await row.getByRole('button', { name: 'Really call it back?' }).click();
      await row.getByText('Called back by Kim').waitFor();
      await shop.sees(({ visit }) => visit?.staff === null);
      await shop.hold(badge, ({ loginProblem }) => loginProblem === 'revoked');
      await page.getByText('That badge has been called back.').waitFor();
      expect((await shop.sees(({ phase }) => phase === 'shopping')).visit?.staff).toBeNull();
    });
  }, 300_000);
});
