/** What can be switched on by name to make the simulated scale misbehave the way real ones do. */
export const behaviours = {
  noise: 'electronic noise of a load cell; on from the start',
  drift: 'the zero creeps by 100 mg a second',
  vibration: 'the cart rolls over tiles: 30 g at 8 Hz',
  silence: 'the device sends nothing',
  garbage: 'random bytes in place of frames',
  disturbance: 'a few random bytes between good frames',
  fragments: 'every byte comes by itself',
  'parity-mistake': 'the device sends 7E1 and the host reads 8N1: bit 7 carries parity',
  'missing-parity': 'the device sends 8N1 and the host expects parity: odd characters arrive as NUL',
  'wrong-checksum': 'the checksum of every line is wrong (hx711-bridge)',
  'stuck-value': 'conversions go on but the raw value no longer changes (hx711-bridge)',
  'stuck-sequence': 'the same line is sent again and again (hx711-bridge)',
  'no-cell': 'the load cell is unplugged: the converter is never ready (hx711-bridge)',
  resets: 'the device starts anew every two seconds',
} as const;

export type BehaviourName = keyof typeof behaviours;

export function isBehaviour(name: string): name is BehaviourName {
  return Object.hasOwn(behaviours, name);
}

export class BehaviourSet {
  readonly #on = new Set<BehaviourName>(['noise']);

  has(name: BehaviourName): boolean {
    return this.#on.has(name);
  }

  set(name: BehaviourName, on: boolean): void {
    if (on) this.#on.add(name);
    else this.#on.delete(name);
  }
}
