import type { ReactNode } from 'react';
import { arrowFocus } from '../keyboard/arrow-focus.js';
import css from './choice.module.css';

export interface ChoiceOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly lang?: string;
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly ChoiceOption<Value>[];
  /** What is chosen: one, or any number of them. */
  readonly chosen: readonly Value[];
  readonly onChoose: (value: Value) => void;
  readonly disabled?: boolean;
  /** In one row that fills the width, or as many chips as there are. */
  readonly look?: 'row' | 'chips' | 'tabs';
}

/** One of a few, or several of many: all in sight, each as large as a thumb. */
export function Choice<Value extends string>({
  label,
  options,
  chosen,
  onChoose,
  disabled = false,
  look = 'row',
}: ChoiceProps<Value>) {
  return (
    <div role="group" aria-label={label} className={css[look]} onKeyDown={arrowFocus}>
      {options.map(({ value, label: text, icon, lang }) => (
        <button
          key={value}
          type="button"
          lang={lang}
          className={css['option']}
          aria-pressed={chosen.includes(value)}
          disabled={disabled}
          onClick={() => onChoose(value)}
        >
          {icon}
          <span>{text}</span>
        </button>
      ))}
    </div>
  );
}
