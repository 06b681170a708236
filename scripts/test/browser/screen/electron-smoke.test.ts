import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { chooseScreen, electronBinary, lookAround, openScreen } from '@smart-cart/handle-ui';
import { stories } from '../../../src/screen-stories/stories.js';
import { storyGateway } from '../../../src/screen-stories/story-stage.js';

const missing =
  electronBinary() === undefined
    ? 'the Electron binary is not installed'
    : lookAround().display
      ? undefined
      : 'there is no display';
if (missing !== undefined) console.info(`left out: the Electron smoke test, because ${missing}.`);

describe('the Electron shell', () => {
  it('is chosen exactly where its binary and a display are', () => {
    expect(chooseScreen().kind === 'electron').toBe(missing === undefined);
  });

  // Registered only where it can run; what is left out is said above.
  if (missing === undefined)
    it('opens the cart’s page in its guarded window and paints it', async () => {
      const choice = chooseScreen();
      if (choice.kind === 'none') throw new Error(choice.sentence);
      const dataDirectory = await mkdtemp(path.join(tmpdir(), 'electron-smoke-'));
      const gateway = storyGateway();
      await gateway.start();
      gateway.show(stories[0]?.view ?? fail());
      const painted = once(gateway, 'painted');
      const screen = await openScreen(choice, { url: gateway.url, kiosk: false, dataDirectory });
      await painted;
      expect(gateway.screens).toBe(1);
      await screen.close();
      await gateway.stop();
      await rm(dataDirectory, { recursive: true });
    });
});

function fail(): never {
  throw new Error('There are no stories.');
}
