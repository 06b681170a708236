/** Prices for members, by SKU: part of the catalogue. */
export const memberPrices: Readonly<Record<string, number>> = {
  '13011': 109,
  '13014': 199,
  '16011': 249,
  '17019': 799,
  '19017': 139,
  '21011': 349,
};
