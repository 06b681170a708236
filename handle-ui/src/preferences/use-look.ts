import { plainPreferences, type Preferences, type ScreenView } from '@smart-cart/contracts';
import { useInsertionEffect } from 'react';
import { useScreen } from '../link/use-screen.js';
import { applyLook, askedLook, lookOf } from './look.js';

/** Keeps the root's look the one of the view. Before the first view the system's own wish is as good as any. */
export function useLook(view: ScreenView | undefined): void {
  const visit = view?.visit ?? null;
  const surroundings = view?.surroundings ?? surroundingsBefore();
  // Before any layout is looked at: a list that follows its end must find its final size of letters.
  useInsertionEffect(() => {
    applyLook(document.documentElement, lookOf({ visit, surroundings }, askedLook(window.location.search)));
  }, [visit, surroundings]);
}

function surroundingsBefore(): ScreenView['surroundings'] {
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'bright';
}

/** What the shopper chose; the plain ones before a trip. */
export function usePreferences(): Preferences {
  return useScreen().view.visit?.preferences ?? plainPreferences;
}
