import { afterEach, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { auditFileOf, protocolNames, type ProtocolName, type ScaleConfigInput } from '@smart-cart/scale-driver';
import type { BehaviourName } from '../../src/sim/scale/behaviour.js';
import { ScaleBench } from './scale-bench.js';

let bench: ScaleBench | undefined;

async function start(protocol: ProtocolName, config?: Partial<ScaleConfigInput>): Promise<ScaleBench> {
  bench = await ScaleBench.start(protocol, config);
  return bench;
}

afterEach(async () => {
  await bench?.stop();
  bench = undefined;
});

describe.each(protocolNames)('a %s scale on a real pseudo terminal', (protocol) => {
  it('gives the steps a person would expect, found out by "auto"', async () => {
    const { scale, unit, ...b } = await started(protocol, { protocol: 'auto' });
    expect(unit.protocolName).toBe(protocol);
    scale.setLoad(1_235_000);
    await b.atRest(1_235);
    scale.setLoad(735_000, 1_500);
    await b.atRest(735);
    expect(bench?.grams).toEqual([1_235, -500]);
  });

  it('is back after its cable was pulled, without a step and with commands refused meanwhile', async () => {
    const b = await start(protocol);
    await b.atRest(0);
    b.scale.setLoad(200_000);
    await b.atRest(200);
    await b.scale.unplug();
    await b.until('a fault', () => b.unit.state.name === 'fault');
    expect(b.unit.load).toBeNull();
    await b.until('a closed port', () => b.faults.has('closed'));
    await expect(b.unit.zero()).rejects.toMatchObject({ code: 'port-closed' });
    if (protocol !== 'hx711-bridge') {
      // A scale that keeps its own zero takes what lies on it for nothing when its power comes back.
      await b.scale.plug();
      await b.fault('device-error');
      expect(b.grams).toEqual([200]);
      return;
    }
    await b.scale.plug();
    await b.atRest(200);
    expect(b.grams).toEqual([200]);
  });

  it.each<[BehaviourName, string]>([
    ['silence', 'silent'],
    ['garbage', 'garbage'],
    ['parity-mistake', 'parity'],
  ])('tells %s as the fault "%s", recovers, and invents no step', async (behaviour, fault) => {
    const b = await start(protocol);
    await b.atRest(0);
    b.scale.setLoad(500_000);
    await b.atRest(500);
    b.scale.setBehaviour(behaviour, true);
    await b.fault(fault);
    expect(b.unit.load).toBeNull();
    b.scale.setBehaviour(behaviour, false);
    await b.atRest(500);
    b.scale.setLoad(600_000);
    await b.atRest(600);
    expect(b.grams).toEqual([500, 100]);
  });

  it('weighs on through a disturbed line that comes in fragments', async () => {
    const b = await start(protocol);
    b.scale.setBehaviour('disturbance', true);
    b.scale.setBehaviour('fragments', true);
    await b.atRest(0);
    b.scale.setLoad(1_000_000);
    await b.atRest(1_000);
    expect(b.grams).toEqual([1_000]);
    expect(b.unit.statistics?.discardedBytes).toBeGreaterThan(0);
  });

  it('sets zero', async () => {
    const b = await start(protocol);
    await b.atRest(0);
    b.scale.setLoad(100_000);
    await b.atRest(100);
    await b.unit.zero();
    await b.atRest(0);
    expect(b.grams).toEqual([100]);
  });
});

async function started(protocol: ProtocolName, config: Partial<ScaleConfigInput>) {
  const b = await start(protocol, config);
  await b.atRest(0);
  return { scale: b.scale, unit: b.unit, atRest: (grams: number) => b.atRest(grams) };
}

describe('a load cell bridge on a real pseudo terminal', () => {
  it.each<[BehaviourName, string]>([
    ['wrong-checksum', 'garbage'],
    ['stuck-value', 'frozen'],
    ['stuck-sequence', 'frozen'],
    ['no-cell', 'device-error'],
  ])('tells %s as the fault "%s", recovers, and invents no step', async (behaviour, fault) => {
    const b = await start('hx711-bridge');
    await b.atRest(0);
    b.scale.setLoad(500_000);
    await b.atRest(500);
    b.scale.setBehaviour(behaviour, true);
    await b.fault(fault);
    b.scale.setBehaviour(behaviour, false);
    await b.atRest(500);
    expect(b.grams).toEqual([500]);
  });

  it('invents no step when the bridge resets, and tells what was put in while it was away', async () => {
    const b = await start('hx711-bridge');
    await b.atRest(0);
    b.scale.setLoad(500_000);
    await b.atRest(500);
    b.scale.reset();
    b.scale.setBehaviour('silence', true);
    await b.fault('silent');
    b.scale.setLoad(800_000);
    b.scale.setBehaviour('silence', false);
    await b.atRest(800);
    expect(b.grams).toEqual([500, 300]);
  });

  it('keeps its zero when the cart restarts with goods in it', async () => {
    const b = await start('hx711-bridge');
    await b.atRest(0);
    b.scale.setLoad(150_000);
    await b.atRest(150);
    await b.unit.zero();
    b.scale.setLoad(950_000);
    await b.atRest(800);
    await b.unit.stop();
    await b.unit.start();
    await b.atRest(800);
    expect(b.grams).toEqual([150, 800]);
  });

  it('does not weigh with a calibration somebody edited', async () => {
    const b = await start('hx711-bridge');
    await b.atRest(0);
    await b.unit.stop();
    const file = `${b.folder}/calibration.json`;
    const { writeFile } = await import('node:fs/promises');
    await writeFile(file, (await readFile(file, 'utf8')).replace('15000000', '14000000'));
    await b.unit.start();
    await b.fault('not-calibrated');
    expect(b.unit.state.message).toContain('seal');
    // The trail goes on counting whatever happened to the file.
    await b.scale.writeCalibration(file);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ counter: 2 });
    expect((await readFile(auditFileOf(file), 'utf8')).trim().split('\n')).toHaveLength(2);
  });
});
