/** How the simulated acquirer answers the next payments. */
export const acquirerMoods = ['approve', 'decline', 'time-out', 'answer-lost', 'unreachable'] as const;
export type AcquirerMood = (typeof acquirerMoods)[number];

/** What the store's people can do from the page, so that one person plays all roles. */
export const staffDeeds = [
  'age-yes',
  'age-no',
  'audit',
  'audit-fine',
  'help-coming',
  'help-done',
  'desk-paid',
] as const;
export type StaffDeed = (typeof staffDeeds)[number];

/** The store behind the cart, as far as the page acts in it. Its refusals are sentences for the page. */
export interface StoreCounter {
  setAcquirer(mood: AcquirerMood): Promise<void>;
  act(deed: StaffDeed): Promise<void>;
}
