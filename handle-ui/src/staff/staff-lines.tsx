import { pendingTender, type ReceiptLine } from '@smart-cart/contracts';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../design/button.js';
import { Price } from '../design/price.js';
import { ProductPicture } from '../design/product-picture.js';
import { Sure } from '../design/sure.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { useLineName } from '../products/use-line-name.js';
import { measureOf, reducedAmount } from '../shopping/line-words.js';
import { useWords } from '../words/use-words.js';
import { ScrollArea } from '../design/scroll-area.js';
import css from './staff-lines.module.css';

/** Every line with a way to take it off; the cart then asks for the thing itself. */
export function StaffLines() {
  const { view, live } = useScreen();
  const words = useWords();
  const { say, money } = words;
  const nameOf = useLineName();
  const remove = useAction();
  const [asked, setAsked] = useState<ReceiptLine>();
  const { receipt, visit } = view;
  const paying = visit !== null && pendingTender(visit) !== undefined;
  const lines = receipt?.lines ?? [];
  const still = lines.some((line) => line.line === asked?.line) ? asked : undefined;
  const takeOff = async (line: ReceiptLine): Promise<void> => {
    await remove.run({ kind: 'staff-remove-line', line: line.line });
    setAsked(undefined);
  };
  return (
    <section className={css['panel']} aria-label={say('receipt')}>
      <header className={css['head']}>
        <h2>{say('receipt')}</h2>
        <p>{say('items', { n: receipt?.items ?? 0 })}</p>
      </header>
      <ScrollArea>
        <ul className={css['lines']} aria-label={say('receipt')} tabIndex={0}>
          {lines.map((line) => (
            <li key={line.line} data-asked={line.line === still?.line}>
              <ProductPicture sku={line.sku} name={line.name} picture={line.picture} size="row" />
              <span className={css['words']}>
                <span className={css['name']} dir="auto">
                  {nameOf(line)}
                </span>
                <span className={css['soft']}>{measureOf(line, words)}</span>
              </span>
              <span className={css['amount']}>{money(reducedAmount(line))}</span>
              <Button
                look="quiet"
                aria-label={say('staffRemoveName', { name: nameOf(line) })}
                icon={<Trash2 aria-hidden="true" />}
                disabled={!live || paying}
                onClick={() => setAsked(line)}
              />
            </li>
          ))}
        </ul>
      </ScrollArea>
      {paying ? <p className={css['note']}>{say('staffPaying')}</p> : null}
      {still === undefined ? null : (
        <div className={css['ask']}>
          <Sure
            key={still.line}
            question={`${say('removeQuestion')} ${nameOf(still)}`}
            yes={say('removeYes')}
            danger
            disabled={!live}
            pending={remove.pending}
            onNo={() => setAsked(undefined)}
            onYes={() => void takeOff(still)}
          />
        </div>
      )}
      <p className={css['total']} data-testid="total">
        <span>{say('total')}</span>
        <Price amount={receipt?.total ?? 0} />
      </p>
    </section>
  );
}
