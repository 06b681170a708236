import type { ReceiptLine } from '@smart-cart/contracts';
import { ArrowDownToLine, BadgePercent, Check, CircleCheck, Info, Trash2 } from 'lucide-react';
import { useState, type CSSProperties } from 'react';
import { Button } from '../design/button.js';
import { Price } from '../design/price.js';
import { ProductPicture } from '../design/product-picture.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { TareChoice } from '../produce/tare-choice.js';
import { allergenWords, avoided } from '../products/food-words.js';
import { useProducts } from '../products/use-products.js';
import { useWords, type Words } from '../words/use-words.js';
import css from './line-card.module.css';
import { hasAmount, measureOf, reducedAmount, tareOf } from './line-words.js';
import { LiveWeight } from './live-weight.js';
import { QuantityStepper } from './quantity-stepper.js';

interface LineCardProps {
  readonly line: ReceiptLine;
  /** The newest line of the receipt, not one the shopper went back to. */
  readonly newest: boolean;
  readonly onBack: () => void;
}

/** Made once: a drawing that is the same one is not written anew with every message of the cart. */
const removeIcon = <Trash2 aria-hidden="true" />;

/** One line as large as the stage allows, and everything that can be done to it. */
export function LineCard({ line, newest, onBack }: LineCardProps) {
  const { view } = useScreen();
  const words = useWords();
  const { say } = words;
  const product = useProducts([line.sku]).get(line.sku);
  const name = product === undefined ? line.name : words.named(product);
  const avoid = avoided(product, view.visit?.preferences.avoid ?? []);
  const tare = tareOf(line, words);
  const reduced = reducedAmount(line);
  const weighing = line.soldBy === 'weight' && line.mass === null && view.load.state !== 'absent';
  // Whatever is told beside the price takes its room from the picture and the name, never from the price.
  const notes =
    (line.savings?.length ?? 0) +
    [avoid.length > 0, tare !== undefined, line.minimumAge !== undefined, weighing].filter(Boolean).length;
  return (
    <article
      className={css['card']}
      data-testid="line-card"
      data-notes={notes === 0 ? 'none' : notes === 1 ? 'one' : 'many'}
    >
      <div className={css['picture']} key={line.line}>
        <ProductPicture sku={line.sku} name={line.name} picture={line.picture} size="stage" />
      </div>
      <div className={css['words']}>
        <p className={css['status']} data-status={line.status}>
          <StatusIcon status={line.status} />
          {statusWords(line, newest, words)}
        </p>
        <h2
          className={css['name']}
          dir="auto"
          style={{ '--longest': Math.max(8, ...name.split(/\s/).map((word) => word.length)) } as CSSProperties}
        >
          {name}
        </h2>
        <p className={css['measure']}>
          {measureOf(line, words)}
          {line.depositAmount === 0 ? null : (
            <span className={css['deposit']}> {say('plusDeposit', { amount: words.money(line.depositAmount) })}</span>
          )}
        </p>
        {tare === undefined ? null : <p className={css['measure']}>{tare}</p>}
        {line.savings?.map((saving) => (
          <p key={saving.promotion} className={css['saving']}>
            <BadgePercent aria-hidden="true" />
            <span dir="auto">{words.named(saving)}</span>
            <strong>{words.money(-saving.amount)}</strong>
          </p>
        ))}
        {avoid.length === 0 ? null : (
          <p className={css['avoid']}>
            <Info aria-hidden="true" />
            {say('avoidNote', { what: allergenWords(avoid, words) })}
          </p>
        )}
        {weighing ? <LiveWeight line={line} /> : null}
        {hasAmount(line) ? (
          <p className={css['amount']}>
            <Price amount={reduced} />
            {reduced === line.amount ? null : <s className={css['before']}>{words.money(line.amount)}</s>}
          </p>
        ) : null}
        {line.minimumAge === undefined ? null : (
          <p className={css['note']}>{say('ageNote', { age: String(line.minimumAge) })}</p>
        )}
      </div>
      <LineControls line={line} weighing={weighing} key={`controls ${line.line}`} {...(newest ? {} : { onBack })} />
    </article>
  );
}

function StatusIcon({ status }: { readonly status: ReceiptLine['status'] }) {
  if (status === 'awaiting-weight') return <ArrowDownToLine aria-hidden="true" />;
  return status === 'placed' ? <CircleCheck aria-hidden="true" /> : <Check aria-hidden="true" />;
}

function statusWords(line: ReceiptLine, newest: boolean, { say }: Words): string {
  if (line.status === 'awaiting-weight')
    return say(line.soldBy === 'weight' ? 'awaitingWeightByWeight' : 'awaitingWeight');
  if (!newest) return say(line.status === 'placed' ? 'placed' : 'unverified');
  return say('lastItem');
}

/** Removing takes two touches: children ride along and gloves are clumsy. */
function LineControls({
  line,
  weighing,
  onBack,
}: {
  readonly line: ReceiptLine;
  /** What it lies in can be said before the scale has weighed it. */
  readonly weighing: boolean;
  readonly onBack?: () => void;
}) {
  const { live } = useScreen();
  const { say } = useWords();
  const [asking, setAsking] = useState(false);
  const remove = useAction();
  if (asking)
    return (
      <div className={css['controls']} role="group" aria-label={say('removeQuestion')}>
        <p className={css['ask']}>{say('removeQuestion')}</p>
        <Button onClick={() => setAsking(false)} autoFocus>
          {say('keepIt')}
        </Button>
        <Button
          look="danger"
          pending={remove.pending}
          disabled={!live}
          onClick={() => {
            setAsking(false);
            void remove.run({ kind: 'remove-line', line: line.line });
          }}
        >
          {say('removeYes')}
        </Button>
      </div>
    );
  return (
    <div className={css['controls']}>
      {line.soldBy === 'piece' && line.printedPrice === undefined ? <QuantityStepper line={line} /> : null}
      <Button look="quiet" icon={removeIcon} disabled={!live} onClick={() => setAsking(true)}>
        {say('remove')}
      </Button>
      {weighing ? (
        <div className={css['tare']}>
          <TareChoice />
        </div>
      ) : (
        <span className={css['gap']} />
      )}
      {onBack === undefined ? null : <Button onClick={onBack}>{say('backToNewest')}</Button>}
    </div>
  );
}
