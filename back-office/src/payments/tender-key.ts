/** Names a tender wherever money is: at the acquirer, in its books, in ours. */
export interface TenderName {
  readonly cart: string;
  readonly trip: string;
  readonly tender: number;
}

/** The key a charge has at the acquirer. Stores of a chain share one, so the store is in it. */
export function chargeKey(store: string, { cart, trip, tender }: TenderName): string {
  return `${store}.${cart}.${trip}.${tender}`;
}

/** The id of the answer that tells the cart: one for each tender. */
export function tenderAnswerId({ trip, tender }: TenderName): string {
  return `tender-${trip}-${tender}`;
}
