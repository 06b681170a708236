import { createContext, use, useEffect, useState } from 'react';
import { useWords } from '../words/use-words.js';
import { aisleName, groundOf, type StoreGround } from './store-ground.js';

/** How long until a map that did not come is asked for again, ms. */
const AGAIN = 15_000;

export const StoreGroundContext = createContext<StoreGround | undefined>(undefined);

/** Fetches the store's map from the cart, where there is one, and again for as long as it does not come. */
export function useFetchedGround(wanted: boolean): StoreGround | undefined {
  const [ground, setGround] = useState<StoreGround>();
  useEffect(() => {
    if (!wanted) return undefined;
    let timer: number | undefined;
    let current = true;
    const ask = async (): Promise<void> => {
      const found = await fetchGround();
      if (!current) return;
      if (found === undefined) timer = window.setTimeout(() => void ask(), AGAIN);
      else setGround(found);
    };
    void ask();
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [wanted]);
  return ground;
}

async function fetchGround(): Promise<StoreGround | undefined> {
  try {
    const response = await fetch('/store-map.json');
    return response.ok ? groundOf(await response.json()) : undefined;
  } catch {
    return undefined;
  }
}

/** The sign above an aisle, in the shopper's language. */
export function useAisleWords(): (id: string) => string {
  const ground = use(StoreGroundContext);
  const words = useWords();
  return (id) => aisleName(ground, id, words);
}
