/*
 * The faces come with the software: a cart has no way to fetch them, and its system may have none. A browser opens only
 * the files whose letters are on the screen.
 */
import '@fontsource-variable/noto-sans';
import '@fontsource-variable/noto-sans-arabic';
import '@fontsource-variable/noto-serif';
import '@fontsource-variable/noto-serif-display';
import { afterPaint } from '../link/report-paint.js';

/** Japanese has so many letters that the list of its files alone outweighs this screen's own style: after the first paint. */
export function bringLaterFaces(): void {
  afterPaint(() => void import('./japanese-face.js'));
}
