/** What may have made the load change. */
export type Happening =
  /** Goods of a line arrived. */
  | { readonly kind: 'place'; readonly line: number; readonly pieces: number }
  /** Goods arrived that nobody announced, and the camera recognised them. */
  | { readonly kind: 'recognised'; readonly sku: string; readonly pieces: number }
  /** One more piece of a line, shown to the camera so soon after the first that its code was never out of view. */
  | { readonly kind: 'another'; readonly line: number }
  /** Something that was taken out a moment ago came back; index into the trip's `taken`. */
  | { readonly kind: 'restore'; readonly taken: number }
  /** Open changes went back to where they were. */
  | { readonly kind: 'reverse'; readonly changes: readonly number[] }
  /** Some of what an open change brought left again. */
  | { readonly kind: 'reverse-part'; readonly change: number }
  /** A bag, a coat: what was no goods left again. */
  | { readonly kind: 'own-leaves'; readonly change: number }
  /** Pieces of a line left. */
  | { readonly kind: 'take'; readonly line: number; readonly pieces: number }
  /** Part of a line sold by weight left. */
  | { readonly kind: 'take-part'; readonly line: number }
  /** What the shopper was asked to take out left. */
  | { readonly kind: 'take-out'; readonly question: number; readonly pieces: number }
  /** What the shopper removed on the screen, and said is out already, left only now. */
  | { readonly kind: 'late-take-out'; readonly taken: number };

/** One word or two for the journal: `place 3 ×2`. */
export function describe(happening: Happening): string {
  switch (happening.kind) {
    case 'place':
    case 'take':
      return `${happening.kind} ${happening.line} ×${happening.pieces}`;
    case 'recognised':
      return `seen ${happening.sku} ×${happening.pieces}`;
    case 'take-part':
    case 'another':
      return `${happening.kind} ${happening.line}`;
    case 'own-leaves':
      return `own ${happening.change} leaves`;
    case 'reverse':
      return `reverse ${happening.changes.join(' ')}`;
    case 'reverse-part':
      return `reverse-part ${happening.change}`;
    case 'take-out':
      return `take-out ${happening.question} ×${happening.pieces}`;
    case 'restore':
    case 'late-take-out':
      return happening.kind;
  }
}
