import { BadgeCheck, HandHelping, UserRound } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { Button } from '../design/button.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { ProductBook } from '../products/product-book.js';
import { ProductBookContext } from '../products/use-products.js';
import { NoticeBar } from '../status/notice-bar.js';
import { cartLabel } from '../words/cart-label.js';
import { useWords } from '../words/use-words.js';
import { AgeTask } from './age-task.js';
import { AuditTask } from './audit-task.js';
import { StaffLines } from './staff-lines.js';
import css from './staff-screen.module.css';
import { Task } from './task.js';

/**
 * While a staff badge is at the cart: what waits for staff, one card each, and the lines. Looks different from everything
 * a shopper sees, so that both know whose turn it is. Nothing here happens in one touch.
 */
export function StaffScreen() {
  const { view, live, link } = useScreen();
  const { say } = useWords();
  const leave = useAction();
  const book = useMemo(() => new ProductBook((skus) => link.lookUp(skus)), [link]);
  const { visit } = view;
  const name = visit?.staff?.name ?? '';
  const age = visit !== null && (visit.ageCheck !== null || visit.ageRefused !== null);
  const audit = visit?.audit?.outcome === 'open';
  const help = visit?.help ?? null;
  return (
    <ProductBookContext value={book}>
      <main className={css['staff']}>
        <header className={css['bar']}>
          <BadgeCheck aria-hidden="true" className={css['badge']} />
          <h1>{say('staffAt', { name })}</h1>
          <p className={css['cart']}>{say('cartName', { cart: cartLabel(view.cart) })}</p>
          <NoticeBar />
          <Button
            look="slab"
            title={say('staffFor')}
            icon={<HandHelping aria-hidden="true" />}
            disabled={!live}
            pending={leave.pending}
            onClick={() => void leave.run({ kind: 'staff-leave' })}
          >
            {say('staffLeave')}
          </Button>
        </header>
        <div className={css['tasks']}>
          {age ? <AgeTask /> : null}
          {audit ? <AuditTask /> : null}
          {help === null ? null : <HelpTask />}
          {age || audit || help !== null ? null : (
            <Task icon={<UserRound aria-hidden="true" />} title={say('staffNothing')} hint={say('staffNothingText')} />
          )}
        </div>
        <StaffLines />
        <p className="visually-hidden" role="status">
          {say('announceStaff', { name })}
        </p>
      </main>
    </ProductBookContext>
  );
}

function HelpTask(): ReactNode {
  const { live } = useScreen();
  const { say } = useWords();
  const end = useAction();
  return (
    <Task icon={<HandHelping aria-hidden="true" />} title={say('staffHelp')}>
      <Button look="primary" disabled={!live} pending={end.pending} onClick={() => void end.run({ kind: 'end-help' })}>
        {say('staffHelpDone')}
      </Button>
    </Task>
  );
}
