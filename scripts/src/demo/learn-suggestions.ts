import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { trainInThread } from '@smart-cart/back-office/recommend';
import { demoProducts } from './catalogue.js';
import { simulatedBaskets } from './habits.js';

/** Grows when habits or catalogue change what would be learned. */
const EDITION = 1;

/**
 * The demo's first suggestions, learned from simulated baskets beside the running demo and published on the staff API, as
 * a store would publish its own. Kept in the demo's folder, so that the next start has them at once.
 */
export async function learnDemoSuggestions(
  directory: string,
  backOfficeUrl: string,
  signal: AbortSignal,
  say: (text: string) => void,
): Promise<void> {
  const file = join(directory, `suggestions-${EDITION}.json`);
  let text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) {
    const skus = demoProducts.map(({ product }) => product.sku);
    const settings = { madeAt: new Date().toISOString(), networks: 1, epochs: 20, hidden: 64 };
    const model = await trainInThread({ baskets: simulatedBaskets(3_000, skus), settings }, { signal });
    text = JSON.stringify(model);
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
  }
  const answer = await fetch(new URL('/api/documents/recommendations?by=demo', backOfficeUrl), {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: text,
    signal,
  });
  if (answer.ok) say('  Suggestions, learned from simulated baskets, are on their way to the cart.');
  else say(`  The suggestions were not published: ${await answer.text()}`);
}
