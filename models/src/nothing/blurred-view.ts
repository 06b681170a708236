import { between, clamped, hills, type Random, type Shade } from './shade.js';

/** A frame in fast motion or far out of focus: colours that run into each other, along one direction or all. */
export function blurredView(random: Random): Shade {
  const coarse = between(random, 1.2, 4);
  const stretch = random() < 0.5 ? between(random, 2, 6) : 1;
  const upright = random() < 0.5;
  const [across, down] = upright ? [coarse * stretch, coarse] : [coarse, coarse * stretch];
  const channels = [hills(random, across, down), hills(random, across, down), hills(random, across, down)] as const;
  const common = hills(random, across, down);
  const colourful = between(random, 0.1, 0.8);
  const [middle, contrast] = [between(random, 0.3, 0.7), between(random, 0.4, 1.3)];
  return (x, y) => {
    const bright = common(x, y);
    const [r, g, b] = channels;
    const value = (own: number): number => clamped(middle + contrast * (bright + colourful * (own - bright) - 0.5));
    return [value(r(x, y)), value(g(x, y)), value(b(x, y))];
  };
}
