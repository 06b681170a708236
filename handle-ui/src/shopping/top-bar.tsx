import { Languages, SlidersHorizontal } from 'lucide-react';
import { Button } from '../design/button.js';
import { Wordmark } from '../design/wordmark.js';
import { useScreen } from '../link/use-screen.js';
import { BatteryGauge } from '../status/battery-gauge.js';
import { NoticeBar } from '../status/notice-bar.js';
import { noticesOf } from '../status/notices.js';
import { SimulatedBadge } from '../status/simulated-badge.js';
import { useWords } from '../words/use-words.js';
import { useStage } from './stage.js';
import css from './top-bar.module.css';

/** Made once: a drawing that is the same one is not written anew with every message of the cart. */
const settingsIcon = (
  <>
    <Languages aria-hidden="true" />
    <SlidersHorizontal aria-hidden="true" />
  </>
);

/** Name and condition of the cart, and how the shopper wants the screen. */
export function TopBar() {
  const { view, live } = useScreen();
  const { say } = useWords();
  const { tool, toggle } = useStage();
  const noticed = noticesOf(view, live).length > 0;
  return (
    <header className={css['bar']}>
      <Wordmark compact={noticed} />
      <NoticeBar />
      {noticed ? null : <SimulatedBadge />}
      <BatteryGauge />
      <Button
        look="quiet"
        aria-label={`${say('settingsTitle')} · ${say('chooseLanguage')}`}
        aria-expanded={tool === 'settings'}
        icon={settingsIcon}
        onClick={() => toggle('settings')}
      />
    </header>
  );
}
