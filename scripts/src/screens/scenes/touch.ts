import type { Page } from 'playwright-core';

/** Takes the picture of one screen in every size; `touch` is what a finger does first. */
export type Shot = (name: string, touch?: (page: Page) => Promise<void>) => Promise<void>;

/** Touches buttons by the names a screen reader says, one after the other. */
export const tap =
  (...names: (string | RegExp)[]) =>
  async (page: Page): Promise<void> => {
    for (const name of names) await page.getByRole('button', { name, exact: true }).first().tap();
  };

/** Touches buttons, then types with the keys of a keyboard. */
export const type =
  (text: string, ...names: (string | RegExp)[]) =>
  async (page: Page): Promise<void> => {
    await tap(...names)(page);
    await page.keyboard.type(text);
  };
