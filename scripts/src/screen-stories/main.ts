import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { stories } from './stories.js';
import { openScreen, showAndPaint, SIZES, storyGateway, type Size } from './story-stage.js';
import { openChromium } from '../stage/headless-chromium.js';

/** Takes a picture of every state of the screen, in both sizes, from the built screen in a real browser. */
async function main(): Promise<void> {
  const program = new Command('screen-stories')
    .description('Pictures of every state of the touchscreen. The goods and the cart behind it are a simulation.')
    .requiredOption('--out <directory>', 'where the pictures go')
    .option('--only <text>', 'stories whose name contains this')
    .option('--size <name>', `one of ${Object.keys(SIZES).join(', ')}; both when left out`)
    .parse();
  const { out, only, size } = program.opts<{ out: string; only?: string; size?: string }>();
  await mkdir(out, { recursive: true });
  const gateway = storyGateway();
  gateway.on('intent', ({ answer }) => answer({ ok: true }));
  await gateway.start();
  const browser = await openChromium();
  const complaints: string[] = [];
  try {
    for (const story of stories.filter(({ name }) => only === undefined || name.includes(only))) {
      for (const each of Object.keys(SIZES) as Size[]) {
        if (size !== undefined && size !== each) continue;
        gateway.show(story.view);
        const query = `?theme=${story.theme ?? 'light'}${story.text === undefined ? '' : `&text=${story.text}`}`;
        const screen = await openScreen(browser, gateway.url, { size: each, query });
        // Something was on the scale before: what a story shows of the load came after it.
        await showAndPaint(gateway, { ...story.view, load: { state: 'steady', mass: 6_203_999 } });
        await showAndPaint(gateway, story.view);
        for (const name of story.touch ?? [])
          await screen.page
            .getByRole('button', { name, exact: true })
            .first()
            .tap({ timeout: 5_000 })
            .catch(() => complaints.push(`${story.name}.${each}: there is no "${String(name)}" to touch`));
        await screen.page.waitForLoadState('networkidle');
        await screen.page.evaluate('document.fonts.ready');
        await screen.page.screenshot({ path: path.join(out, `${story.name}.${each}.png`) });
        complaints.push(...screen.complaints.map((text) => `${story.name}.${each}: ${text}`));
        await screen.close();
      }
    }
  } finally {
    await browser.close();
    await gateway.stop();
  }
  for (const complaint of complaints) console.error(complaint);
  process.exitCode = complaints.length > 0 ? 1 : 0;
}

await main();
