/** A message: a text with `{places}`, or one text for each plural form the language has. */
export type Message = string | PluralMessage;

export type PluralMessage = { readonly other: string } & { readonly [form in Intl.LDMLPluralRule]?: string };

export type Catalogue<Key extends string> = Readonly<Record<Key, Message>>;
