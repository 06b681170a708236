import type { KeyboardEvent } from 'react';
import { nearestIn, type Direction } from './nearest.js';

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** Moves the focus between the buttons of a list or grid with the arrow keys, Home and End. For `onKeyDown` of its box. */
export function arrowFocus(event: KeyboardEvent<HTMLElement>, selector = 'button'): void {
  const elements = [...event.currentTarget.querySelectorAll<HTMLButtonElement>(selector)].filter(
    (element) => !element.disabled,
  );
  const edge = event.key === 'Home' ? elements[0] : event.key === 'End' ? elements.at(-1) : undefined;
  const direction = directions[event.key];
  if (edge === undefined && direction === undefined) return;
  const from = document.activeElement;
  let next = edge ?? elements[0];
  if (edge === undefined && direction !== undefined && from !== null && event.currentTarget.contains(from)) {
    const others = elements.filter((element) => element !== from);
    const index = nearestIn(
      direction,
      from.getBoundingClientRect(),
      others.map((element) => element.getBoundingClientRect()),
    );
    next = index === undefined ? undefined : others[index];
  }
  event.preventDefault();
  event.stopPropagation();
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
