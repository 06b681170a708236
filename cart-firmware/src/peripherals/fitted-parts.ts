import type { PartCondition } from '@smart-cart/contracts';
import type { Firmata } from 'firmata-io';
import type five from 'johnny-five';
import type { BatteryReading } from './battery-gauge.js';
import { BatteryMonitor } from './battery-monitor.js';
import { Beeper } from './beeper.js';
import type { BoardConfig } from './config.js';
import { HelpButton } from './help-button.js';
import { LevelSwitch } from './level-switch.js';
import { unusablePins } from './pin-capability.js';
import { statusLight, type StatusLight } from './status-light.js';

export interface PartListeners {
  helpPressed(): void;
  tiltChanged(tilted: boolean): void;
  batteryChanged(reading: BatteryReading | null): void;
}

/** The configured parts on one connected board. */
export interface FittedParts {
  readonly light: StatusLight | undefined;
  readonly beeper: Beeper | undefined;
  /** `ready`, or `fault` when a part sits on a pin that cannot carry it; the other parts work all the same. */
  readonly condition: PartCondition;
  /** @param line.reachable the board still listens: leave it dark and silent */
  dispose(line: { reachable: boolean }): void;
}

export function fitParts(board: five.Board, config: BoardConfig, listeners: PartListeners): FittedParts {
  const problems = unusablePins(config, board.io as Firmata);
  const usable = <K extends keyof BoardConfig>(part: K): BoardConfig[K] | undefined =>
    problems.some((problem) => problem.part === part) ? undefined : config[part];

  const lightConfig = usable('light');
  const light = lightConfig && statusLight(board, lightConfig);
  const beeperConfig = usable('beeper');
  const beeper = beeperConfig && new Beeper(board, beeperConfig);
  const buttonConfig = usable('helpButton');
  const button = buttonConfig && new HelpButton(board, buttonConfig, () => listeners.helpPressed());
  const levelConfig = usable('levelSwitch');
  const level = levelConfig && new LevelSwitch(board, levelConfig, (tilted) => listeners.tiltChanged(tilted));
  const batteryConfig = usable('battery');
  const battery = batteryConfig && new BatteryMonitor(board, batteryConfig, (r) => listeners.batteryChanged(r));

  return {
    light,
    beeper,
    condition: conditionOf(
      problems.map((p) => p.message),
      config,
    ),
    dispose: ({ reachable }) => {
      button?.dispose();
      level?.dispose();
      battery?.dispose();
      if (reachable) {
        beeper?.stop();
        light?.show('off');
      } else {
        beeper?.abandon();
      }
    },
  };
}

function conditionOf(problems: string[], config: BoardConfig): PartCondition {
  if (problems.length > 0) return { state: 'fault', message: problems.join(' ') };
  if (config.wheelOdometer !== undefined)
    return { state: 'ready', message: 'board.wheelOdometer is configured, but this version does not read it yet.' };
  return { state: 'ready' };
}
