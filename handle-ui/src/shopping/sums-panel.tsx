import { useScreen } from '../link/use-screen.js';
import { PanelFrame } from '../design/panel-frame.js';
import { useWords } from '../words/use-words.js';
import css from './sums-panel.module.css';

/** How the total comes about: goods, what promotions take off, deposits, and the tax contained by class. */
export function SumsPanel({ onClose }: { readonly onClose: () => void }) {
  const { receipt } = useScreen().view;
  const { say, money, language, named } = useWords();
  if (receipt === null) return null;
  const percent = new Intl.NumberFormat(`${language}-u-nu-latn`, { style: 'percent', maximumFractionDigits: 1 });
  const byPromotion = new Map<string, { name: string; amount: number }>();
  for (const saving of receipt.lines.flatMap((line) => line.savings ?? [])) {
    const before = byPromotion.get(saving.promotion)?.amount ?? 0;
    byPromotion.set(saving.promotion, { name: named(saving), amount: before + saving.amount });
  }
  return (
    <PanelFrame title={say('total')} onClose={onClose}>
      <dl className={css['sums']} tabIndex={0}>
        <Row name={say('items', { n: receipt.items })} amount={money(receipt.goods)} />
        {[...byPromotion].map(([id, { name, amount }]) => (
          <Row key={id} name={name} amount={money(-amount)} tone="saving" />
        ))}
        {receipt.deposits === 0 ? null : <Row name={say('deposit')} amount={money(receipt.deposits)} />}
        <Row name={say('total')} amount={money(receipt.total)} tone="total" />
        {receipt.taxes.map((tax) => (
          <Row
            key={`${tax.id} ${tax.rate}`}
            name={`${say('tax')} ${percent.format(tax.rate / 10_000)}`}
            amount={money(tax.tax)}
            tone="soft"
          />
        ))}
      </dl>
    </PanelFrame>
  );
}

function Row({ name, amount, tone }: { readonly name: string; readonly amount: string; readonly tone?: string }) {
  return (
    <div className={css['row']} data-tone={tone}>
      <dt dir="auto">{name}</dt>
      <dd>{amount}</dd>
    </div>
  );
}
