import { plainPreferences, type Preferences, type ScreenView } from '@smart-cart/contracts';

/** How the screen looks: each is a data attribute of the root, and tokens.css says what it means. */
export interface Look {
  readonly theme: 'light' | 'dark';
  readonly text: Preferences['textSize'];
  readonly contrast: Preferences['contrast'];
  readonly hand: Preferences['hand'];
  readonly motion: 'calm' | 'lively';
}

/** What the page's address asks for, for a mirror on a desk: `?theme=dark&text=large&contrast=high&hand=left`. It wins. */
export function askedLook(search: string): Partial<Look> {
  const asked = new URLSearchParams(search);
  const pick = <Value extends string>(name: string, allowed: readonly Value[]): Value | undefined =>
    allowed.find((value) => value === asked.get(name));
  const theme = pick('theme', ['light', 'dark'] as const);
  const text = pick('text', ['normal', 'large', 'largest'] as const);
  const contrast = pick('contrast', ['normal', 'high'] as const);
  const hand = pick('hand', ['left', 'right'] as const);
  return {
    ...(theme !== undefined && { theme }),
    ...(text !== undefined && { text }),
    ...(contrast !== undefined && { contrast }),
    ...(hand !== undefined && { hand }),
  };
}

/** The look a shopper chose; `ambient` follows the light around the cart. */
export function lookOf(view: Pick<ScreenView, 'visit' | 'surroundings'>, asked: Partial<Look> = {}): Look {
  const chosen = view.visit?.preferences ?? plainPreferences;
  const ambient = view.surroundings === 'dark' ? 'dark' : 'light';
  return {
    theme: chosen.theme === 'ambient' ? ambient : chosen.theme,
    text: chosen.textSize,
    contrast: chosen.contrast,
    hand: chosen.hand,
    motion: chosen.calm ? 'calm' : 'lively',
    ...asked,
  };
}

export function applyLook(root: HTMLElement, look: Look): void {
  for (const [name, value] of Object.entries(look)) root.dataset[name] = value as string;
}
