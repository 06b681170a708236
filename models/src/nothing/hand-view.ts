import { emptyView } from './empty-view.js';
import { between, clamped, hills, lit, mixed, type Colour, type Random, type Shade } from './shade.js';

const skins: readonly Colour[] = [
  [0.96, 0.82, 0.73],
  [0.87, 0.67, 0.55],
  [0.74, 0.52, 0.39],
  [0.55, 0.37, 0.27],
  [0.36, 0.24, 0.18],
];

interface Bone {
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
  readonly width: number;
}

/** How deep inside a bone with round ends, 0 at its edge and 1 on its axis. */
function depth({ fromX, fromY, toX, toY, width }: Bone, x: number, y: number): number {
  const [dx, dy] = [toX - fromX, toY - fromY];
  const along = clamped(((x - fromX) * dx + (y - fromY) * dy) / Math.max(dx * dx + dy * dy, 1e-9));
  return 1 - Math.hypot(x - fromX - along * dx, y - fromY - along * dy) / width;
}

/** An empty hand, bare or in a glove, that comes in from a side. */
export function handView(random: Random): Shade {
  const under = emptyView(random);
  const tone = skins[Math.floor(random() * skins.length)] ?? [0.8, 0.6, 0.5];
  const glove: Colour = [random(), random(), random()];
  const colour = random() < 0.85 ? lit(tone, between(random, 0.8, 1.1)) : glove;
  const size = between(random, 0.6, 1.5);
  const turn = between(random, 0, 2 * Math.PI);
  const [palmX, palmY] = [between(random, 0.3, 0.7), between(random, 0.3, 0.7)];
  const spread = between(random, 0.08, 0.3);
  const at = (angle: number, length: number): [number, number] => [
    palmX + size * length * Math.cos(turn + angle),
    palmY + size * length * Math.sin(turn + angle),
  ];
  const bone = (from: [number, number], to: [number, number], width: number): Bone => ({
    fromX: from[0],
    fromY: from[1],
    toX: to[0],
    toY: to[1],
    width: width * size,
  });
  const fingers = [-1.5, -0.5, 0.5, 1.5].map((place) =>
    bone(at(place * 0.35, 0.11), at(place * spread, between(random, 0.22, 0.42)), 0.04),
  );
  const bones = [
    bone(at(0, -0.02), at(0, 0.05), 0.14),
    bone(at(Math.PI, 0.05), at(Math.PI, 1.2), 0.1),
    bone(at(1.2, 0.06), at(1, between(random, 0.2, 0.3)), 0.045),
    ...(random() < 0.8 ? fingers : []),
  ];
  const wrinkles = hills(random, 14);
  return (x, y) => {
    const inside = Math.max(...bones.map((one) => depth(one, x, y)));
    if (inside <= 0) return lit(under(x, y), inside > -0.25 ? 0.75 : 1);
    const round = 0.62 + 0.42 * Math.sqrt(clamped(inside)) + 0.1 * (wrinkles(x, y) - 0.5);
    return mixed(under(x, y), lit(colour, round), clamped(inside * 12));
  };
}
