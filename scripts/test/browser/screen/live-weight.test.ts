import { expect, it } from '@jest/globals';
import { stories } from '../../../src/screen-stories/stories.js';
import { openScreen } from '../../../src/screen-stories/story-stage.js';
import { basket, shopping } from '../../../src/screen-stories/story-views.js';
import { shownStories } from './shown-stories.js';

const { browser, gateway } = shownStories();

it('prices what lies on the scale until the receipt accounts for it, and not a bottle that was put in meanwhile', async () => {
  const produce = stories.find(({ name }) => name === 'produce')?.view ?? shopping([]);
  const at = (mass: number, lines: number) => ({
    ...produce,
    load: { state: 'steady' as const, mass },
    receipt: shopping(basket.slice(0, lines)).receipt,
  });
  gateway.show(at(1_000_000, 1));
  const { page, close } = await openScreen(browser(), gateway.url);
  try {
    const weight = page.getByTestId('produce').locator('[data-compact]');
    await weight.waitFor();
    gateway.show(at(2_550_000, 1));
    await weight.getByText('1.550 kg').waitFor();
    gateway.show(at(2_550_000, 2));
    await weight.getByText('–').waitFor();
    gateway.show(at(3_100_000, 2));
    await weight.getByText('550 g').waitFor();
    expect(await weight.getByText('2.100').count()).toBe(0);
  } finally {
    await close();
  }
});
