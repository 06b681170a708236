/** What a cart of the full demo offers: paying, a bag, tares, logging in. Sections of its configuration. */
export function fullCartSections(backOfficeUrl: string, loginKeyFile: string | undefined): Record<string, unknown> {
  return {
    checkout: {
      tenders: ['card', 'meal-voucher', 'cash-desk'],
      bag: '21031',
      receiptUrl: new URL('/r/', backOfficeUrl).href,
      email: true,
    },
    shoppers: {
      ...(loginKeyFile === undefined ? {} : { loginKeyFile }),
      companionUrl: new URL('/me', backOfficeUrl).href,
      loyaltyPrefixes: ['2799'],
      tares: [
        { id: 'paper', name: 'Paper bag', grams: 8 },
        { id: 'net', name: 'Net', grams: 15 },
        { id: 'box', name: 'Box', grams: 32 },
      ],
      sponsored: true,
    },
  };
}
