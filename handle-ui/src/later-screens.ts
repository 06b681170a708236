import { lazy } from 'react';
import { afterPaint } from './link/report-paint.js';

/*
 * What a shopper sees minutes after the first picture is fetched after that picture. By the time it is needed it has been
 * here for long; it never waits for a touch.
 */
const checkout = () => import('./checkout/checkout-screen.js');
const finished = () => import('./finished/finished-screen.js');
const staff = () => import('./staff/staff-screen.js');

export const CheckoutScreen = lazy(async () => ({ default: (await checkout()).CheckoutScreen }));
export const FinishedScreen = lazy(async () => ({ default: (await finished()).FinishedScreen }));
export const StaffScreen = lazy(async () => ({ default: (await staff()).StaffScreen }));

export function bringLaterScreens(): void {
  afterPaint(() => void Promise.allSettled([checkout(), finished(), staff()]));
}
