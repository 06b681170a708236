import { createContext, use } from 'react';

/** Where product pictures are served, ending in `/`. Apart from the view, so that no picture is drawn anew with it. */
export const PictureAddress = createContext('/pictures/');

export function usePictureAddress(): string {
  return use(PictureAddress);
}
