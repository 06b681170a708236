import { plainPreferences, type Preferences } from '@smart-cart/contracts';
import type { PictureSet } from '../set.js';
import { tap, type Shot } from './touch.js';

const LANGUAGES = { ar: 'arabic', ja: 'japanese', de: 'german', es: 'spanish', fr: 'french' } as const;
const LOOKS: readonly (readonly [name: string, some: Partial<Preferences>])[] = [
  ['dark', { theme: 'dark' }],
  ['high-contrast', { contrast: 'high' }],
  ['large-text', { textSize: 'largest' }],
  ['left-handed', { hand: 'left' }],
];

/** The same receipt in other languages and for other eyes and hands. */
export async function pictureLooks(set: PictureSet, shot: Shot): Promise<void> {
  for (const [language, name] of Object.entries(LANGUAGES)) {
    await set.does({ kind: 'choose-language', language });
    await set.sees((view) => view.language === language);
    await shot(name);
    if (language === 'ja') await shot('japanese-search', tap('探す', '名前'));
    if (language === 'ar') await shot('arabic-map', tap('الخريطة'));
  }
  await set.does({ kind: 'choose-language', language: 'en' });
  for (const [name, some] of LOOKS) {
    await set.does({ kind: 'choose-preferences', preferences: { ...plainPreferences, ...some } });
    await shot(name);
  }
  await set.does({ kind: 'choose-preferences', preferences: plainPreferences });
}
