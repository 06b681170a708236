import { moneyParts } from '../words/format.js';
import { useWords } from '../words/use-words.js';
import { useScreen } from '../link/use-screen.js';
import css from './price.module.css';

/** A large amount set like a price on a shelf: the currency small, the cents raised. Read out as one number. */
export function Price({ amount }: { readonly amount: number }) {
  const { currency } = useScreen().view;
  const { language, money } = useWords();
  return (
    <>
      <span className="visually-hidden">{money(amount)}</span>
      <span aria-hidden="true" className={css['price']} dir="ltr">
        {moneyParts(amount, currency, language).map((part, index) => (
          <span key={index} className={css[part.kind]}>
            {part.text}
          </span>
        ))}
      </span>
    </>
  );
}
