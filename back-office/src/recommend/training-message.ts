import type { RecommendationFile } from '@smart-cart/contracts';
import type { BackOfficeErrorCode } from '../back-office-error.js';
import type { Basket } from './basket.js';
import type { TrainingProgress, TrainingSettings } from './train.js';

/** What the training thread is given. */
export interface TrainingOrder {
  readonly baskets: readonly Basket[];
  readonly settings: Partial<TrainingSettings> & Pick<TrainingSettings, 'madeAt'>;
}

/** What it says. */
export type FromTraining =
  | { readonly kind: 'progress'; readonly progress: TrainingProgress }
  | { readonly kind: 'trained'; readonly file: RecommendationFile }
  | { readonly kind: 'refused'; readonly code: BackOfficeErrorCode; readonly message: string };
