import { between, clamped, hills, lit, mixed, type Colour, type Random, type Shade } from './shade.js';

const grey = (random: Random, low: number, high: number): Colour => {
  const value = between(random, low, high);
  return [value * between(random, 0.93, 1.07), value, value * between(random, 0.9, 1.1)];
};

/** Painted metal, plastic, a counter: one colour with soft stains. */
function plainSurface(random: Random): Shade {
  const colour: Colour = random() < 0.7 ? grey(random, 0.1, 0.95) : [random(), random(), random()];
  const stains = hills(random, between(random, 2, 12));
  const strength = between(random, 0, 0.25);
  return (x, y) => lit(colour, 1 + strength * (stains(x, y) - 0.5));
}

/** The wires of a trolley before a darker floor. */
function wires(random: Random): Shade {
  const floor = plainSurface(random);
  const wire = grey(random, 0.5, 0.95);
  const [across, down] = [between(random, 3, 14), between(random, 0, 12)];
  const thickness = between(random, 0.06, 0.22);
  const slope = between(random, -0.4, 0.4);
  const squeeze = between(random, 0, 0.8);
  return (x, y) => {
    const wide = 1 + squeeze * (y - 0.5);
    const u = Math.abs(((((((x - 0.5) * wide + slope * y) * across) % 1) + 1.5) % 1) - 0.5);
    const v = down < 2 ? 0.5 : Math.abs(((y * down) % 1) - 0.5);
    const nearest = Math.min(u, v);
    return nearest < thickness / 2 ? lit(wire, 0.6 + (0.8 * nearest) / thickness) : lit(floor(x, y), 0.6);
  };
}

/** Tiles, boards, shelf edges. */
function stripes(random: Random): Shade {
  const [one, other] = [plainSurface(random), plainSurface(random)];
  const tone = hills(random, 30, 3);
  const count = between(random, 1, 7);
  const share = between(random, 0.03, 0.6);
  const angle = random() < 0.7 ? (random() < 0.5 ? 0 : Math.PI / 2) : between(random, 0, Math.PI);
  const start = random();
  return (x, y) => {
    const along = x * Math.cos(angle) + y * Math.sin(angle);
    const inside = (along * count + start) % 1 < share;
    return lit((inside ? one : other)(x, y), 0.9 + 0.2 * tone(x, y));
  };
}

/** Speckled stone, a mat, worn rubber. */
function speckles(random: Random): Shade {
  const [one, other] = [grey(random, 0.1, 0.9), grey(random, 0.1, 0.9)];
  const [coarse, fine] = [hills(random, between(random, 6, 30)), hills(random, between(random, 40, 110))];
  return (x, y) => mixed(one, other, clamped(0.6 * coarse(x, y) + 0.7 * fine(x, y) - 0.2));
}

/** The lens is covered, or looks into a lamp. */
function noLight(random: Random): Shade {
  const value = random() < 0.6 ? between(random, 0, 0.08) : between(random, 0.93, 1.2);
  const glow = hills(random, 2);
  return (x, y) => lit([value, value * 0.98, value * 0.95], 0.85 + 0.3 * glow(x, y));
}

const surfaces = [plainSurface, wires, wires, stripes, speckles, noLight];

/** What the handle camera sees when nobody holds anything up. */
export function emptyView(random: Random): Shade {
  const surface = surfaces[Math.floor(random() * surfaces.length)] ?? plainSurface;
  return surface(random);
}
