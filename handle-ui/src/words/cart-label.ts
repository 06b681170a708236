/** What a shopper calls the cart: the number on its handle, without the word that the sentence around it has already. */
export function cartLabel(cart: string): string {
  const rest = cart.replace(/^cart-?/, '');
  return rest === '' ? cart : rest;
}
