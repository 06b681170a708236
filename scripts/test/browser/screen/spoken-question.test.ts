import { expect, it } from '@jest/globals';
import { openScreen } from '../../../src/screen-stories/story-stage.js';
import { basket, shopping } from '../../../src/screen-stories/story-views.js';
import { shownStories } from './shown-stories.js';

const { browser, gateway } = shownStories();

it('says a question to a screen reader with the names the screen shows, not those of the store', async () => {
  const question = { id: 1, at: 0, kind: 'take-out', line: 9, sku: 'juice', name: 'Apple juice 1 l' } as const;
  const options = [{ id: 'call-staff', action: 'call-staff' }] as const;
  gateway.show(shopping(basket, { language: 'de', questions: [{ ...question, options: [...options] }] }));
  const { page, close } = await openScreen(browser(), gateway.url);
  try {
    const spoken = page.getByTestId('spoken-question');
    await spoken.getByText('Apfelsaft').waitFor({ state: 'attached' });
    expect(await spoken.textContent()).not.toContain('Apple');
  } finally {
    await close();
  }
});
