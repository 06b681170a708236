import { plainPreferences, type Preferences, type ScreenView } from '@smart-cart/contracts';
import { useInsertionEffect } from 'react';
import { useScreen } from '../link/use-screen.js';
import { applyLook, askedLook, lookOf } from './look.js';

/** Keeps the root's look the one of the view. Before the first view the system's own wish is as good as any. */
export function useLook(view: ScreenView | undefined): void {
  // Before any layout is looked at: a list that follows its end must find its final size of letters.
  useInsertionEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
    const known = view ?? { visit: null, surroundings: dark ? ('dark' as const) : ('bright' as const) };
    applyLook(document.documentElement, lookOf(known, askedLook(window.location.search)));
  }, [view]);
}

/** What the shopper chose; the plain ones before a trip. */
export function usePreferences(): Preferences {
  return useScreen().view.visit?.preferences ?? plainPreferences;
}
