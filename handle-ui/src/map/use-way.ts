import type { MapPosition, WayView } from '@smart-cart/contracts';
import { useEffect, useState } from 'react';
import { useScreen } from '../link/use-screen.js';
import type { Goal } from '../link/screen-link.js';

/** A way is asked for again when the cart has moved about so far, m. */
const STRIDE = 2;

export interface Way {
  readonly state: 'asking' | 'known' | 'none';
  readonly way: WayView | undefined;
}

/** The way to a goal from where the cart is; asked for anew as it moves. */
export function useWay(goal: Goal | undefined, position: MapPosition | null): Way {
  const { link, live } = useScreen();
  const [found, setFound] = useState<Way>({ state: 'asking', way: undefined });
  const wanted = goal === undefined ? '' : JSON.stringify(goal);
  const where = position === null ? '' : `${Math.round(position.x / STRIDE)} ${Math.round(position.y / STRIDE)}`;
  useEffect(() => setFound({ state: 'asking', way: undefined }), [wanted]);
  useEffect(() => {
    if (wanted === '' || !live) return undefined;
    let current = true;
    void link.way(JSON.parse(wanted) as Goal).then((way) => {
      if (current) setFound({ state: way === undefined ? 'none' : 'known', way });
    });
    return () => {
      current = false;
    };
  }, [link, live, wanted, where]);
  return found;
}
