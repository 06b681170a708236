import type { ScreenView } from '@smart-cart/contracts';

/** One state of the screen as data, and what a finger does in it before the picture is taken. A simulation. */
export interface Story {
  readonly name: string;
  readonly view: ScreenView;
  /** Accessible names of the buttons to touch, in order. */
  readonly touch?: readonly (string | RegExp)[];
  readonly theme?: 'dark';
  readonly text?: 'large' | 'largest';
}
