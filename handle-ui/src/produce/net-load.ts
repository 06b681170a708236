import { priceOfMass, type LiveLoad, type Milligrams } from '@smart-cart/contracts';

export interface NetLoad {
  readonly state: 'nothing' | 'moving' | 'steady' | 'fault';
  /** Net of the container, mg; 0 unless something lies on the scale. */
  readonly net: Milligrams;
}

/**
 * What has come onto the scale since `before`, without the container. Never negative: below zero there is no weight and
 * no price to show.
 */
export function netLoad(load: LiveLoad, before: Milligrams | null, tare: Milligrams): NetLoad {
  if (load.state === 'fault' || load.state === 'absent' || load.mass === null) return { state: 'fault', net: 0 };
  const net = before === null ? 0 : load.mass - before - tare;
  if (net <= 0) return { state: load.state === 'moving' ? 'moving' : 'nothing', net: 0 };
  return { state: load.state === 'moving' ? 'moving' : 'steady', net };
}

/** What that would cost; undefined while there is nothing to price. */
export function livePrice(pricePerKg: number, { state, net }: NetLoad): number | undefined {
  return state === 'fault' || net <= 0 ? undefined : priceOfMass(pricePerKg, net);
}
