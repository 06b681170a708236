/** What people who shop in the demo's store have in mind: goods that go together, and in which months. A simulation. */
interface Habit {
  readonly goods: readonly string[];
  /** How often a basket begins with it, relative to the others. */
  readonly weight: number;
  readonly months?: readonly number[];
}

const habits: readonly Habit[] = [
  { goods: ['12011', '13014', '17027', '13011', '19022', '13018'], weight: 10 },
  { goods: ['17031', '13015', '10028', '10011', '13011'], weight: 7 },
  { goods: ['17029', '13013', '10011', '17026'], weight: 5 },
  { goods: ['17011', '17017', '11019', '11018', '17019', '14015'], weight: 9 },
  { goods: ['17012', '17018', '13022', '11011'], weight: 7 },
  { goods: ['16011', '11023', '19014', '18016'], weight: 7 },
  { goods: ['15011', '11018', '17023', '17024', '17017', '11024'], weight: 6 },
  { goods: ['15017', '11021', '11014', '10017', '13017'], weight: 5 },
  { goods: ['15015', '17013', '17032', '11015', '11019'], weight: 6 },
  { goods: ['17036', '15017', '11017', '11012', '17035'], weight: 4 },
  { goods: ['11023', '11011', '11012', '14015', '14016', '17019'], weight: 7 },
  { goods: ['12014', '14014', '10025', '20015', '14016'], weight: 4 },
  { goods: ['17014', '17015', '13014', '13018', '18011', '12023'], weight: 5 },
  { goods: ['18016', '18019', '18018', '19014', '20011'], weight: 5 },
  { goods: ['20011', '20012', '15021', '17034', '12012'], weight: 4, months: [5, 6, 7, 8, 9] },
  { goods: ['10027', '13017', '16016', '10023'], weight: 6, months: [5, 6, 7, 8] },
  { goods: ['11028', '11018', '13017', '11021'], weight: 6, months: [9, 10, 11, 12] },
  { goods: ['10016', '10017', '19024', '17026', '18022'], weight: 6, months: [11, 12, 1, 2] },
  { goods: ['19011', '19012', '19017', '19018'], weight: 6 },
  { goods: ['21011', '21012', '21013', '21015'], weight: 5 },
  { goods: ['22011', '22012', '22013', '22014'], weight: 4 },
  { goods: ['21022', '21023'], weight: 3 },
  { goods: ['10011', '10013', '10016', '10021', '10025'], weight: 9 },
  { goods: ['11011', '11012', '11013', '11015', '11018', '11021'], weight: 9 },
  { goods: ['16016', '16017', '16019'], weight: 4, months: [6, 7, 8] },
  { goods: ['12018', '14011', '14012', '13023', '13014', '15019'], weight: 7 },
];

/** What anybody may need besides. */
const staples = ['13011', '12011', '13014', '13018', '10011', '11011', '19011', '12018', '13015', '11021'];

export interface SimulatedBasket {
  readonly items: string[];
  readonly month: number;
}

/** Mulberry32: the same seed gives the same shoppers. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Baskets of invented shoppers over a year, so that a new demo store has something to learn suggestions from. */
export function simulatedBaskets(count: number, all: readonly string[], seed = 1): SimulatedBasket[] {
  const random = generator(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  return Array.from({ length: count }, () => {
    const month = 1 + Math.floor(random() * 12);
    const fitting = habits.filter(({ months }) => months === undefined || months.includes(month));
    const total = fitting.reduce((sum, { weight }) => sum + weight, 0);
    const items = new Set<string>();
    const plans = 1 + Math.floor(random() * 3);
    for (let plan = 0; plan < plans; plan += 1) {
      let left = random() * total;
      const habit = fitting.find(({ weight }) => (left -= weight) <= 0);
      for (const sku of habit?.goods ?? []) if (random() < 0.6) items.add(sku);
    }
    for (const sku of staples) if (random() < 0.08) items.add(sku);
    const other = pick(all);
    if (other !== undefined && random() < 0.5) items.add(other);
    return { items: [...items], month };
  }).filter(({ items }) => items.length > 0);
}
