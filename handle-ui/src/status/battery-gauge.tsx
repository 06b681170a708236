import { BatteryFull, BatteryLow, BatteryMedium } from 'lucide-react';
import { useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import css from './battery-gauge.module.css';

/** The charge, where a board measures it. */
export function BatteryGauge() {
  const { battery } = useScreen().view;
  const { say, percent: written } = useWords();
  if (battery === null) return null;
  const percent = Math.round(battery.percent);
  const Icon = battery.low ? BatteryLow : percent > 60 ? BatteryFull : BatteryMedium;
  return (
    <p className={css['battery']} data-low={battery.low}>
      <Icon aria-hidden="true" />
      <span aria-hidden="true">{written(percent / 100)}</span>
      <span className="visually-hidden">{say('battery', { percent: written(percent / 100) })}</span>
    </p>
  );
}
