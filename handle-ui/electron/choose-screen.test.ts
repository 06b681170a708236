import { describe, expect, it } from '@jest/globals';
import { chooseScreen, type Machine } from './choose-screen.js';
import { screenArguments } from './open-screen.js';

const machine: Machine = { electron: '/e/electron', chromium: '/usr/bin/chromium', display: true, root: false };
const wish = { url: 'http://127.0.0.1:8017/', kiosk: true, dataDirectory: '/data' };

function argumentsOf(choice: ReturnType<typeof chooseScreen>, change: Partial<typeof wish> = {}): string[] {
  if (choice.kind === 'none') throw new Error(choice.sentence);
  return screenArguments(choice, { ...wish, ...change });
}

describe('the choice of what shows the screen', () => {
  it('is Electron where its binary is', () => {
    const choice = chooseScreen(machine);
    expect(choice).toMatchObject({ kind: 'electron', command: '/e/electron' });
    expect(argumentsOf(choice)).toContain('--url=http://127.0.0.1:8017/');
  });

  it('is a Chromium kiosk with a profile of its own where Electron is only a package without its binary', () => {
    const choice = chooseScreen({ ...machine, electron: undefined });
    expect(choice).toMatchObject({ kind: 'chromium', sentence: expect.stringMatching(/not installed/) });
    expect(argumentsOf(choice)).toEqual(
      expect.arrayContaining([
        '--kiosk',
        '--app=http://127.0.0.1:8017/',
        '--user-data-dir=/data/chromium',
        '--no-first-run',
      ]),
    );
  });

  it('is nothing, with a sentence that helps, where there is no browser or no display', () => {
    expect(chooseScreen({ ...machine, electron: undefined, chromium: undefined })).toMatchObject({
      kind: 'none',
      sentence: expect.stringMatching(/apt-get install chromium/),
    });
    expect(chooseScreen({ ...machine, display: false })).toMatchObject({
      kind: 'none',
      sentence: expect.stringMatching(/no display/),
    });
  });

  it('gives up the browser’s sandbox only for root, who cannot have it', () => {
    expect(argumentsOf(chooseScreen(machine))).not.toContain('--no-sandbox');
    expect(argumentsOf(chooseScreen({ ...machine, root: true }))).toContain('--no-sandbox');
  });

  it('shows no address but of this machine', () => {
    expect(() => argumentsOf(chooseScreen(machine), { url: 'http://example.com:80/' })).toThrow(/127\.0\.0\.1/);
  });

  it('leaves the display alone when a window is wished', () => {
    const choice = chooseScreen({ ...machine, electron: undefined });
    expect(argumentsOf(choice, { kiosk: false })).not.toContain('--kiosk');
  });
});
