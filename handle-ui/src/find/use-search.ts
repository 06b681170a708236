import type { Product } from '@smart-cart/contracts';
import { useEffect, useState } from 'react';
import { useScreen } from '../link/use-screen.js';

/** Products matching a text, asked of the cart with every change; undefined until the first answer. */
export function useSearch(text: string, limit: number): readonly Product[] | undefined {
  const { link, live } = useScreen();
  const [found, setFound] = useState<readonly Product[]>();
  const asked = text.trim();
  useEffect(() => {
    let current = true;
    void link.search(asked, limit).then((products) => {
      if (current) setFound(products);
    });
    return () => {
      current = false;
    };
  }, [link, asked, limit, live]);
  return found;
}
