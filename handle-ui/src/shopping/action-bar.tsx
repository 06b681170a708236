import { LifeBuoy, ListChecks, Map as MapIcon, ScanSearch, Search, Tag } from 'lucide-react';
import type { ReactNode } from 'react';
import { arrowFocus } from '../keyboard/arrow-focus.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import css from './action-bar.module.css';
import { useStage, type Tool } from './stage.js';

/** Made once: a drawing that is the same one is not written anew with every message of the cart. */
const drawn = {
  find: <Search aria-hidden="true" />,
  check: <ScanSearch aria-hidden="true" />,
  list: <ListChecks aria-hidden="true" />,
  map: <MapIcon aria-hidden="true" />,
  deals: <Tag aria-hidden="true" />,
  help: <LifeBuoy aria-hidden="true" />,
} as const;

/** What a shopper may want at any moment, at the thumb's edge. Only what leads somewhere in this store. */
export function ActionBar({ checking }: { readonly checking: boolean }) {
  const { view, live } = useScreen();
  const { say } = useWords();
  const { tool, toggle, close } = useStage();
  const check = useAction();
  const { advice, offers, visit } = view;
  const deals = offers.coupons || offers.suggestions || advice.nearby.length > 0;
  const open = (name: Tool) => ({ pressed: tool === name, onTouch: () => toggle(name) });
  const pressedCheck = checking && tool === undefined;
  const undone = visit?.list.filter((item) => item.done === 'no').length ?? 0;
  return (
    <nav className={css['bar']} aria-label={say('tools')} onKeyDown={arrowFocus}>
      <BarButton icon={drawn.find} {...open('find')}>
        {say('barFind')}
      </BarButton>
      {visit === null ? null : (
        <BarButton
          icon={drawn.check}
          pressed={pressedCheck}
          pending={check.pending}
          disabled={!live}
          onTouch={() => {
            if (tool !== undefined) close();
            if (pressedCheck || !checking)
              void check.run({ kind: pressedCheck ? 'close-price-check' : 'open-price-check' });
          }}
        >
          {say('barCheck')}
        </BarButton>
      )}
      {visit === null ? null : (
        <BarButton icon={drawn.list} {...open('list')} count={undone}>
          {say('barList')}
        </BarButton>
      )}
      {offers.map ? (
        <BarButton icon={drawn.map} {...open('map')}>
          {say('barMap')}
        </BarButton>
      ) : null}
      {deals ? (
        <BarButton icon={drawn.deals} {...open('deals')}>
          {say('barDeals')}
        </BarButton>
      ) : null}
      <BarButton icon={drawn.help} lit={view.helpRequested} {...open('help')}>
        {say(view.helpRequested ? 'helpOnItsWay' : 'help')}
      </BarButton>
    </nav>
  );
}

interface BarButtonProps {
  readonly icon: ReactNode;
  readonly children: string;
  readonly onTouch: () => void;
  readonly pressed: boolean;
  readonly disabled?: boolean;
  readonly pending?: boolean;
  readonly lit?: boolean;
  /** How many things wait behind it. */
  readonly count?: number;
}

function BarButton(props: BarButtonProps) {
  const { icon, children, onTouch, pressed, disabled = false, pending = false, lit = false, count = 0 } = props;
  return (
    <button
      type="button"
      className={css['button']}
      aria-pressed={pressed}
      disabled={disabled}
      data-pending={pending}
      data-lit={lit}
      onClick={onTouch}
    >
      <span className={css['icon']}>
        {icon}
        {count === 0 ? null : (
          <span className={css['count']} aria-hidden="true">
            {count}
          </span>
        )}
      </span>
      <span className={css['label']}>{children}</span>
    </button>
  );
}
