import type { ReceiptLine } from '@smart-cart/contracts';
import { BadgePercent, CircleCheck } from 'lucide-react';
import { Price } from '../design/price.js';
import { useScreen } from '../link/use-screen.js';
import { useLineName } from '../products/use-line-name.js';
import { hasAmount, measureOf, reducedAmount } from '../shopping/line-words.js';
import { useWords } from '../words/use-words.js';
import { dueOf } from './payable.js';
import { ScrollArea } from '../design/scroll-area.js';
import css from './review-paper.module.css';
import { methodName } from './tender-words.js';

/** The receipt to look through: every line in two rows at most, how the total comes about, and what is to be paid. */
export function ReviewPaper() {
  const { receipt, visit } = useScreen().view;
  const words = useWords();
  const { say, money } = words;
  const nameOf = useLineName();
  const lines = receipt?.lines ?? [];
  const due = dueOf(receipt, visit);
  const paidBy = visit?.tenders.filter(({ paid }) => paid > 0) ?? [];
  const label = due < 0 ? 'givenBack' : due === 0 ? 'allPaid' : paidBy.length > 0 ? 'stillToPay' : 'toPay';
  return (
    <section className={css['review']} aria-label={say('receipt')}>
      <div className={css['paper']}>
        <header className={css['head']}>
          <h1>{say('receipt')}</h1>
          <p>{say('items', { n: receipt?.items ?? 0 })}</p>
        </header>
        <ScrollArea>
          <ul className={css['lines']} aria-label={say('receipt')} tabIndex={0}>
            {lines.map((line) => (
              <Line key={line.line} line={line} name={nameOf(line)} />
            ))}
          </ul>
        </ScrollArea>
        <Sums />
      </div>
      <footer className={css['slab']}>
        <div className={css['due']}>
          <p className={css['label']}>{say(label)}</p>
          <p className={css['total']} data-testid="due">
            <Price amount={Math.abs(due)} />
          </p>
        </div>
        {paidBy.length === 0 ? (
          receipt === null || receipt.savings === 0 ? null : (
            <p className={css['saved']}>
              {say('youSave')} <strong>{money(receipt.savings)}</strong>
            </p>
          )
        ) : (
          <ul className={css['paid']}>
            {paidBy.map(({ tender, method, paid }) => (
              <li key={tender}>
                <CircleCheck aria-hidden="true" />
                {say('resultPaid', { method: methodName(method, words), amount: money(paid) })}
              </li>
            ))}
          </ul>
        )}
      </footer>
    </section>
  );
}

function Line({ line, name }: { readonly line: ReceiptLine; readonly name: string }) {
  const words = useWords();
  const { money, say } = words;
  const reduced = reducedAmount(line);
  const saving = line.savings?.map((each) => words.named(each)).join(', ') ?? '';
  return (
    <li className={css['line']}>
      <span className={css['name']} dir="auto">
        {name}
      </span>
      <span className={css['amount']}>{hasAmount(line) ? money(reduced) : say('toBeWeighed')}</span>
      <span className={css['measure']}>
        {measureOf(line, words)}
        {saving === '' ? null : (
          <span className={css['saving']}>
            <BadgePercent aria-hidden="true" />
            {saving}
          </span>
        )}
      </span>
      {reduced === line.amount ? null : <s className={css['before']}>{money(line.amount)}</s>}
    </li>
  );
}

function Sums() {
  const { receipt } = useScreen().view;
  const { say, money, language } = useWords();
  if (receipt === null) return null;
  const percent = new Intl.NumberFormat(`${language}-u-nu-latn`, { style: 'percent', maximumFractionDigits: 1 });
  const plain = receipt.savings === 0 && receipt.deposits === 0;
  return (
    <dl className={css['sums']}>
      {plain ? null : <Sum name={say('goodsSum')} amount={money(receipt.goods)} />}
      {receipt.savings === 0 ? null : <Sum name={say('youSave')} amount={money(-receipt.savings)} tone="saving" />}
      {receipt.deposits === 0 ? null : <Sum name={say('deposit')} amount={money(receipt.deposits)} />}
      <Sum name={say('total')} amount={money(receipt.total)} tone="total" />
      {receipt.taxes.map((tax) => (
        <Sum
          key={`${tax.id} ${tax.rate}`}
          name={`${say('tax')} ${percent.format(tax.rate / 10_000)}`}
          amount={money(tax.tax)}
          tone="soft"
        />
      ))}
    </dl>
  );
}

function Sum({ name, amount, tone }: { readonly name: string; readonly amount: string; readonly tone?: string }) {
  return (
    <div data-tone={tone}>
      <dt>{name}</dt>
      <dd data-testid={tone === 'total' ? 'total' : undefined}>{amount}</dd>
    </div>
  );
}
