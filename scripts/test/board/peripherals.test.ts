import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PartCondition } from '@smart-cart/contracts';
import {
  mountedBoards,
  PERIPHERALS_TIMING,
  PeripheralsUnit,
  type BatteryReading,
  type BoardConfig,
} from '@smart-cart/cart-firmware/peripherals';
import { BoardSimulation } from '../../src/sim/board/board-simulation.js';
import { behindDivider, referenceBoard, REFERENCE_WIRING } from '../../src/sim/board/reference-wiring.js';

const { red, green, blue } = REFERENCE_WIRING.light;
const BEEPER = REFERENCE_WIRING.beeper.pin;
const BUTTON = REFERENCE_WIRING.helpButton.pin;

/** The same ladder as in a store, with shorter waits. */
const QUICK = {
  ...PERIPHERALS_TIMING,
  heartbeat: 150,
  patience: 4,
  handshake: 5_000,
  firstRetry: 20,
  longestRetry: 60,
};

describe('peripherals on a Firmata board', () => {
  let board: BoardSimulation;
  let unit: PeripheralsUnit;

  function build(config: BoardConfig = referenceBoard(board.path)): PeripheralsUnit {
    unit = new PeripheralsUnit(config, QUICK);
    return unit;
  }

  async function condition(wanted: (c: PartCondition) => boolean): Promise<PartCondition> {
    while (!wanted(unit.condition)) await once(unit, 'state');
    return unit.condition;
  }
  const ready = (): Promise<PartCondition> => condition((c) => c.state === 'ready');
  const fault = (): Promise<PartCondition> => condition((c) => c.state === 'fault');

  /** What the channels show at this moment. */
  const shown = (): number[] => [red, green, blue].map((pin) => board.pin(pin).value);

  beforeEach(async () => {
    board = new BoardSimulation();
    await board.start();
    board.setAnalog(0, behindDivider(12.7));
  });

  afterEach(async () => {
    await unit.stop();
    await board.stop();
  });

  it('is absent, not faulty, when the cart has no board', async () => {
    unit = new PeripheralsUnit(undefined);
    await unit.start();
    expect(unit.condition).toEqual({ state: 'absent' });
    unit.showLight('green');
    expect(unit.beep('accepted')).toBe(false);
  });

  it('shows the colour that was asked for before the board was ready', async () => {
    build().showLight('amber');
    await unit.start();
    await ready();
    await board.pinBecomes(green, 80);
    expect(shown()).toEqual([255, 80, 0]);
  });

  it('shows each colour of the status light', async () => {
    await build().start();
    await ready();
    unit.showLight('green');
    await board.pinBecomes(green, 255);
    expect(shown()).toEqual([0, 255, 0]);
    unit.showLight('red');
    await board.pinBecomes(green, 0);
    expect(shown()).toEqual([255, 0, 0]);
    unit.showLight('off');
    await board.pinBecomes(red, 0);
    expect(shown()).toEqual([0, 0, 0]);
  });

  it('lights one of three separate lamps, also when they light at low level', async () => {
    const light = { kind: 'separate' as const, red: 4, amber: 5, green: 6, activeLow: true };
    build({ port: board.path, baud: 57_600, light }).showLight('green');
    await unit.start();
    await board.pinBecomes(4, 1);
    await board.pinBecomes(5, 1);
    expect([4, 5, 6].map((pin) => board.pin(pin).value)).toEqual([1, 1, 0]);
    unit.showLight('amber');
    await board.pinBecomes(5, 0);
    expect([4, 5, 6].map((pin) => board.pin(pin).value)).toEqual([1, 0, 1]);
  });

  it('sounds the pattern and is silent after it', async () => {
    await build().start();
    await ready();
    const edges: number[] = [];
    board.on('pin', (pin, { value }) => {
      if (pin === BEEPER) edges.push(value);
    });
    expect(unit.beep('finished')).toBe(true);
    while (edges.length < 4) await once(board, 'pin');
    expect(edges).toEqual([1, 0, 1, 0]);
  });

  it('calls for help once per press, in spite of contact bounce', async () => {
    await build().start();
    await ready();
    let calls = 0;
    unit.on('help-button', () => (calls += 1));
    await board.pinBecomes(BUTTON, 1);
    for (const expected of [1, 2]) {
      const called = once(unit, 'help-button');
      await board.pressButton(BUTTON);
      await called;
      expect(calls).toBe(expected);
    }
  });

  it('tells that the cart leans and that it stands level again, not the chatter between', async () => {
    await build().start();
    await ready();
    await board.pinBecomes(REFERENCE_WIRING.levelSwitch.pin, 1);
    const told: boolean[] = [];
    unit.on('tilted', (tilted) => told.push(tilted));
    for (let i = 0; i < 4; i += 1) {
      board.tilt();
      board.level();
    }
    board.tilt();
    await once(unit, 'tilted');
    board.level();
    await once(unit, 'tilted');
    expect(told).toEqual([true, false]);
  });

  it('counts as level when the board is lost while the cart leans', async () => {
    board.tilt();
    const leans = build();
    const tilted = once(leans, 'tilted');
    await leans.start();
    expect(await tilted).toEqual([true]);
    const level = once(leans, 'tilted');
    await board.unplug();
    expect(await level).toEqual([false]);
  });

  it('does not call for help when the button is jammed while the board connects', async () => {
    board.holdButton(BUTTON);
    await build().start();
    await ready();
    let calls = 0;
    unit.on('help-button', () => (calls += 1));
    await once(unit, 'battery'); // Half a second of traffic has passed, many times the debounce time.
    expect(calls).toBe(0);
    const called = once(unit, 'help-button');
    await board.releaseButton(BUTTON);
    await board.pressButton(BUTTON);
    await called;
    expect(calls).toBe(1);
  });

  it('reads the battery through the divider', async () => {
    await build().start();
    const [reading] = (await once(unit, 'battery')) as [BatteryReading];
    expect(reading.volts).toBeCloseTo(12.7, 1);
    expect(reading.percent).toBeGreaterThanOrEqual(48);
    expect(reading.percent).toBeLessThanOrEqual(52);
    expect(unit.battery).toEqual(reading);
  });

  it('calls a battery wire that came off a fault and not an empty battery, and recovers', async () => {
    await build().start();
    await once(unit, 'battery');
    board.setAnalog(0, 0);
    expect((await fault()).message).toContain('Check the wire and the divider');
    expect(unit.battery).toBeUndefined();
    board.setAnalog(0, behindDivider(12.7));
    await ready();
    expect(unit.battery?.volts).toBeCloseTo(12.7, 1);
  });

  it('looks for a board that is not there for ever, and says where', async () => {
    await board.unplug();
    await build().start();
    const { message } = await fault();
    expect(message).toBe(
      `There is no board at ${board.path}. Plug it in, or correct board.port; the cart keeps looking.`,
    );
    await board.plug();
    await ready();
  });

  it('reconnects after each unplugging and shows the light that was asked for meanwhile', async () => {
    await build().start();
    unit.showLight('green');
    for (const colour of ['red', 'green', 'red'] as const) {
      await ready();
      await board.unplug();
      expect((await fault()).message).toMatch(/unplugged|no board/);
      unit.showLight(colour);
      expect(unit.beep('attention')).toBe(false);
      await board.plug();
      await board.pinBecomes(colour === 'red' ? red : green, 255);
    }
    await ready();
  });

  it('notices a board that hangs with its port open, and comes back when it answers again', async () => {
    build().showLight('green');
    await unit.start();
    await ready();
    board.silent = true;
    expect((await fault()).message).toContain('has stopped answering');
    board.silent = false;
    await ready();
  });

  it('sets a board up anew after it restarted by itself', async () => {
    build().showLight('red');
    await unit.start();
    await ready();
    await board.pinBecomes(red, 255);
    board.reset();
    expect(shown()).toEqual([0, 0, 0]);
    expect((await fault()).message).toContain('restarted');
    await board.pinBecomes(red, 255);
    await ready();
  });

  it('does not collect boards in johnny-five over many reconnections', async () => {
    await build().start();
    for (let i = 0; i < 8; i += 1) {
      await ready();
      board.reset();
      await fault();
    }
    await ready();
    expect(mountedBoards()).toBe(1);
    await unit.stop();
    expect(mountedBoards()).toBe(0);
  });

  it('leaves the process alone: no signal handlers, nothing on the console', async () => {
    const events = ['SIGINT', 'SIGTERM', 'exit', 'uncaughtException'] as const;
    const before = events.map((event) => process.listenerCount(event));
    const written: unknown[] = [];
    const { log } = console;
    console.log = (...text: unknown[]) => written.push(text);
    try {
      await build().start();
      await ready();
      await unit.stop();
    } finally {
      console.log = log;
    }
    expect(events.map((event) => process.listenerCount(event))).toEqual(before);
    expect(written).toEqual([]);
  });

  it('names a pin that cannot do its work and keeps the other parts going', async () => {
    const light = { kind: 'rgb' as const, red: 9, green: 4, common: 'cathode' as const };
    await build({ ...referenceBoard(board.path), light }).start();
    expect((await fault()).message).toBe(
      'board.light uses pin 4, which cannot dim; this board dims 3, 5, 6, 9, 10, 11.',
    );
    expect(unit.beep('accepted')).toBe(true);
    await board.pinBecomes(BEEPER, 1);
  });

  it('turns the light off when the firmware stops', async () => {
    build().showLight('green');
    await unit.start();
    await board.pinBecomes(green, 255);
    await unit.stop();
    await board.pinBecomes(green, 0);
    expect(shown()).toEqual([0, 0, 0]);
  });

  it('stops at once in the middle of a handshake, and starts again', async () => {
    board.silent = true;
    await build().start();
    await unit.stop();
    board.silent = false;
    await unit.start();
    expect((await ready()).state).toBe('ready');
  });
});
