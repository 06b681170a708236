import { PenLine, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../design/button.js';
import { PanelFrame } from '../design/panel-frame.js';
import { Tile } from '../design/mosaic.js';
import { QrCode } from '../design/qr-code.js';
import { arrowFocus } from '../keyboard/arrow-focus.js';
import { useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import { ScrollArea } from '../design/scroll-area.js';
import css from './list-panel.module.css';
import { ListRow } from './list-row.js';
import { ListWriter } from './list-writer.js';
import { inWalkOrder } from './walk-order.js';

/** What the shopper came for, in the order of the walk. Ticks itself off; written here or on the phone. */
export function ListPanel({ onClose }: { readonly onClose: () => void }) {
  const { view } = useScreen();
  const { say } = useWords();
  const [writing, setWriting] = useState(false);
  const [phone, setPhone] = useState(false);
  const list = view.visit?.list ?? [];
  const { open, done } = inWalkOrder(list, view.advice.listOrder);
  const { companion } = view.offers;
  const placed = open.some(({ metres }) => metres !== null);
  if (writing)
    return (
      <PanelFrame title={say('listAdd')} onClose={() => setWriting(false)}>
        <ListWriter />
      </PanelFrame>
    );
  return (
    <PanelFrame
      title={say('listTitle')}
      hint={
        open.length === 0 ? undefined : `${say('listLeft', { n: open.length })}${placed ? ` · ${say('listWalk')}` : ''}`
      }
      onClose={onClose}
    >
      {phone && companion !== null ? (
        <div className={css['phone']}>
          <QrCode text={companion} label={say('listPhone')} />
          <p>{say('listPhoneText')}</p>
        </div>
      ) : list.length === 0 ? (
        <div className={css['empty']}>
          <div className={css['tiles']} aria-hidden="true">
            <Tile number={7} />
            <Tile number={10} />
            <Tile number={3} />
          </div>
          <p className={css['emptyTitle']}>{say('listEmpty')}</p>
          <p>{say('listEmptyText')}</p>
        </div>
      ) : (
        <ScrollArea>
          <ul className={css['items']} aria-label={say('listTitle')} onKeyDown={arrowFocus}>
            {[...open, ...done].map((listed) => (
              <ListRow key={listed.item.id} listed={listed} />
            ))}
          </ul>
        </ScrollArea>
      )}
      <div className={css['actions']}>
        <Button look="primary" icon={<PenLine aria-hidden="true" />} onClick={() => setWriting(true)}>
          {say('listAdd')}
        </Button>
        {companion === null ? null : (
          <Button icon={<Smartphone aria-hidden="true" />} aria-pressed={phone} onClick={() => setPhone((old) => !old)}>
            {say('listPhone')}
          </Button>
        )}
      </div>
    </PanelFrame>
  );
}
