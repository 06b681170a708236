import { moneyParts } from '../words/format.js';
import { useWords } from '../words/use-words.js';
import css from './price.module.css';

/** A large amount set like a price on a shelf: the currency small, the cents raised. Read out as one number. */
export function Price({ amount }: { readonly amount: number }) {
  const { language, currency, money } = useWords();
  const parts = moneyParts(amount, currency, language);
  const number = parts.filter(({ kind }) => kind === 'whole' || kind === 'fraction');
  const unit = parts.filter(({ kind }) => kind === 'currency').map(({ text }) => text);
  const unitFirst =
    parts.findIndex(({ kind }) => kind === 'currency') < parts.findIndex(({ kind }) => kind === 'whole');
  const currencySign = <span className={css['currency']}>{unit}</span>;
  return (
    <>
      <span className="visually-hidden">{money(amount)}</span>
      <span aria-hidden="true" className={css['price']}>
        {unitFirst ? currencySign : null}
        <span className={css['number']} dir="ltr">
          {number.map((part, index) => (
            <span key={index} className={css[part.kind]}>
              {part.text}
            </span>
          ))}
        </span>
        {unitFirst ? null : currencySign}
      </span>
    </>
  );
}
