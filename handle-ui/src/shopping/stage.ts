import { createContext, use } from 'react';
import type { Goal } from '../link/screen-link.js';

/** What can take the stage instead of the last item. */
export type Tool = 'find' | 'list' | 'map' | 'deals' | 'help' | 'settings' | 'budget' | 'sums';

/** Where the map is to show a way to. */
export interface Destination {
  readonly goal: Goal;
  readonly name: string;
}

export interface Stage {
  readonly tool: Tool | undefined;
  readonly toggle: (tool: Tool) => void;
  readonly close: () => void;
  readonly destination: Destination | undefined;
  /** Opens the map with the way there; undefined ends the way. */
  readonly show: (destination: Destination | undefined) => void;
}

export const StageContext = createContext<Stage | undefined>(undefined);

export function useStage(): Stage {
  const stage = use(StageContext);
  if (stage === undefined) throw new Error('The stage is used outside of a trip.');
  return stage;
}
