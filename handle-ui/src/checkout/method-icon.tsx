import type { TenderMethod } from '@smart-cart/contracts';
import { CreditCard, HandCoins, HeartHandshake, Utensils } from 'lucide-react';

const icons: Readonly<Record<TenderMethod, typeof CreditCard>> = {
  card: CreditCard,
  'meal-voucher': Utensils,
  'food-assistance': HeartHandshake,
  'cash-desk': HandCoins,
};

export function MethodIcon({ method }: { readonly method: TenderMethod }) {
  const Icon = icons[method];
  return <Icon aria-hidden="true" />;
}
