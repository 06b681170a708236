import { useEffect, useState } from 'react';
import type { LaterPart } from './later-part.js';

/** The part when it is here. One that was brought before is here in the first render, so nothing flickers. */
export function useLater<Part>(part: LaterPart<Part> | undefined): Part | undefined {
  const [, setArrived] = useState<LaterPart<Part>>();
  useEffect(() => {
    if (part === undefined || part.found !== undefined) return undefined;
    let current = true;
    void part.bring().then(() => {
      if (current) setArrived(part);
    });
    return () => {
      current = false;
    };
  }, [part]);
  return part?.found;
}
