import { emptyView } from './empty-view.js';
import { between, clamped, hills, lit, mixed, type Colour, type Random, type Shade } from './shade.js';

/** A shopping bag without anything to see in it: paper, cloth or crumpled foil that lets the view behind shine through. */
export function bagView(random: Random): Shade {
  const under = emptyView(random);
  const foil = random() < 0.45;
  const paper: Colour = random() < 0.5 ? [0.72, 0.56, 0.38] : [random(), random(), random()];
  const colour: Colour = foil ? [0.9, 0.92, 0.93] : paper;
  const cover = foil ? between(random, 0.3, 0.75) : 1;
  const folds = [hills(random, 4, 3), hills(random, 9, 5), hills(random, 22, 12)];
  const depth = between(random, 0.15, foil ? 0.9 : 0.5);
  const edge = between(random, -0.2, 0.5);
  const lean = between(random, -0.3, 0.3);
  const handle = random() < 0.4 ? between(random, 0.12, 0.25) : 0;
  const handleX = between(random, 0.35, 0.65);
  return (x, y) => {
    const top = edge + lean * (x - 0.5);
    const fold = folds.reduce((sum, one, i) => sum + Math.abs(one(x, y) - 0.5) / (1 + i), 0);
    const shaded = lit(colour, 1.05 - depth * fold);
    const ring = Math.abs(Math.hypot(x - handleX, y - top) - handle);
    if (y < top) return handle > 0 && ring < 0.02 ? shaded : under(x, y);
    const shine = foil && fold < 0.12 ? 0.25 : 0;
    return mixed(under(x, y), [shaded[0] + shine, shaded[1] + shine, shaded[2] + shine], clamped(cover + shine));
  };
}
