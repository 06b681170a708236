import { Price } from '../design/price.js';
import { QrCode } from '../design/qr-code.js';
import { useScreen } from '../link/use-screen.js';
import { methodName } from '../checkout/tender-words.js';
import { cartLabel } from '../words/cart-label.js';
import { useWords } from '../words/use-words.js';
import css from './final-slip.module.css';

/** The trip in a few lines, and the whole receipt for the shopper's own phone. */
export function FinalSlip() {
  const { view } = useScreen();
  const words = useWords();
  const { say, money } = words;
  const { receipt, visit, receiptUrl } = view;
  const back = visit?.tenders.reduce((sum, { refunded = 0 }) => sum + refunded, 0) ?? 0;
  const settled = visit?.settled ?? null;
  const tax = receipt?.taxes.reduce((sum, entry) => sum + entry.tax, 0) ?? 0;
  const title = settled === null ? 'finishedTitle' : settled === 'nothing-due' ? 'finishedNothingDue' : 'finishedPaid';
  return (
    <section className={css['slip']} aria-label={say('receipt')}>
      <p className={css['label']}>{say(title)}</p>
      <p className={css['total']} data-testid="total">
        <Price amount={receipt?.total ?? 0} />
      </p>
      <dl className={css['sums']}>
        <div>
          <dt>{say('receipt')}</dt>
          <dd>{say('items', { n: receipt?.items ?? 0 })}</dd>
        </div>
        {receipt === null || receipt.deposits === 0 ? null : (
          <div>
            <dt>{say('deposit')}</dt>
            <dd>{money(receipt.deposits)}</dd>
          </div>
        )}
        {visit?.tenders
          .filter(({ paid, refunded = 0 }) => paid + refunded > 0)
          .map(({ tender, method, paid, refunded = 0 }) => (
            <div key={tender}>
              <dt>{methodName(method, words)}</dt>
              <dd>{money(paid + refunded)}</dd>
            </div>
          ))}
        {back === 0 ? null : (
          <div>
            <dt>{say('givenBack')}</dt>
            <dd>{money(-back)}</dd>
          </div>
        )}
      </dl>
      {receiptUrl === null ? (
        <>
          <p className={css['tax']}>{say('includesTax', { amount: money(tax) })}</p>
          <p className={css['tax']}>{say('cartName', { cart: cartLabel(view.cart) })}</p>
        </>
      ) : (
        <div className={css['phone']}>
          <QrCode text={receiptUrl} label={say('receiptPhoneLabel')} />
          <p>
            <strong>{say('receiptPhone')}</strong>
            {say('receiptPhoneText')}
          </p>
        </div>
      )}
    </section>
  );
}
