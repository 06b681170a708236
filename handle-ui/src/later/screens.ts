import type { ScreenView } from '@smart-cart/contracts';
import type { ComponentType } from 'react';
import { afterPaint } from '../link/report-paint.js';
import { LaterPart } from './later-part.js';

/** The screens after the attract screen, each a file of its own. */
const shopping = new LaterPart<ComponentType>(
  async () => (await import('../shopping/shopping-screen.js')).ShoppingScreen,
);
const checkout = new LaterPart<ComponentType>(
  async () => (await import('../checkout/checkout-screen.js')).CheckoutScreen,
);
const finished = new LaterPart<ComponentType>(
  async () => (await import('../finished/finished-screen.js')).FinishedScreen,
);
const staff = new LaterPart<ComponentType>(async () => (await import('../staff/staff-screen.js')).StaffScreen);

/** Which of them shows a view; the attract screen is none of them and always here. */
export function laterScreenOf(view: ScreenView | undefined): LaterPart<ComponentType> | undefined {
  switch (view?.phase) {
    case 'shopping':
      return view.visit?.staff == null ? shopping : staff;
    case 'checkout':
      return view.visit?.staff == null ? checkout : staff;
    case 'finished':
      return finished;
    case 'waiting':
    case undefined:
      return undefined;
  }
}

/** Reads all of them as soon as something is shown: none is waited for when it is its turn, network or not. */
export function bringLaterScreens(): void {
  afterPaint(() => {
    for (const part of [shopping, checkout, finished, staff]) void part.bring();
  });
}
