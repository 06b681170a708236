import type { FrameShape, Match } from '../framing/framer.js';
import { exactMass, isMassUnit } from '../weighing/exact-mass.js';
import { bytesOf, textOf } from './ascii.js';
import type { CommandOutcome, DeviceStatus, Protocol, ProtocolMessage } from './protocol.js';

/* Mettler-Toledo Standard Interface Command Set, levels 0 and 1. Lines end in CR LF. */

const LONGEST = 80;
const CR = 0x0d;
const LF = 0x0a;

const shape: FrameShape = {
  longest: LONGEST,
  match(buffer, offset): Match {
    const first = buffer[offset] ?? 0;
    if (first < 0x41 || first > 0x5a) return { reject: 'noise' };
    for (let at = offset; at < buffer.length && at - offset < LONGEST; at += 1) {
      const byte = buffer[at] ?? 0;
      if (byte === CR) {
        if (at + 1 >= buffer.length) return 'more';
        if (buffer[at + 1] !== LF) return { reject: 'noise' };
        const line = textOf(buffer.subarray(offset, at));
        return understand(line) === undefined ? { reject: 'unknown line' } : { take: at + 2 - offset };
      }
      if (byte < 0x20 || byte > 0x7e) return { reject: 'noise' };
    }
    return buffer.length - offset >= LONGEST ? { reject: 'endless' } : 'more';
  },
};

/** `S` answers S, SI and SIR. The padding to ten characters is not demanded: several makers leave it out. */
const WEIGHT = /^S ([SD]) +(-? *\d{1,8}(?:\.\d{1,6})?) ([A-Za-z]{1,3}) *$/;
const WEIGHT_BY_COMMAND = /^SI ([SD]) +(-? *\d{1,8}(?:\.\d{1,6})?) ([A-Za-z]{1,3}) *$/;
const STATE = /^S(?:I|R)? ([I+-])$/;
const ZERO = /^(ZI?) ([ADSI+-])$/;
const SERIAL = /^I4 A "([^"]{1,32})"$/;
const ERROR = /^E([STL])$/;

const errors = { S: 'syntax error', T: 'transmission error', L: 'logical error' } as const;
const still: DeviceStatus = {
  motion: false,
  over: false,
  under: false,
  outsideZeroRange: false,
  centreOfZero: false,
};

function understand(line: string): ProtocolMessage | undefined {
  // Emulators answer SI with the prefix SI; manuals and client libraries say S. Both are read.
  const weight = WEIGHT.exec(line) ?? WEIGHT_BY_COMMAND.exec(line);
  if (weight) {
    const [, state, digits = '', unit = ''] = weight;
    const mass = isMassUnit(unit) ? exactMass(digits, unit) : undefined;
    return mass === undefined
      ? { kind: 'complaint', text: `the scale weighs in "${unit}", which is no mass: change its unit to g or kg` }
      : { kind: 'mass', mass, stable: state === 'S', net: false };
  }
  const state = STATE.exec(line)?.[1];
  if (state === '+') return { kind: 'status', ...still, over: true };
  if (state === '-') return { kind: 'status', ...still, under: true };
  if (state === 'I') return { kind: 'status', ...still, motion: true };
  const zero = ZERO.exec(line);
  if (zero) {
    const [, , how = ''] = zero;
    const done = how === 'A' || how === 'D' || how === 'S';
    return { kind: 'answer', to: 'Z', done, text: done ? '' : (zeroRefusals[how] ?? '') };
  }
  const serial = SERIAL.exec(line)?.[1];
  // Sent unasked at power-on and as the answer to I4 and @. Only I4 is asked here; the driver knows whether it did.
  if (serial !== undefined) return { kind: 'banner', serial, text: `MT-SICS scale ${serial}`, restarted: false };
  const error = ERROR.exec(line)?.[1] as keyof typeof errors | undefined;
  if (error !== undefined) return { kind: 'complaint', text: `the scale reports a ${errors[error]}` };
  return undefined;
}

const zeroRefusals: Readonly<Record<string, string>> = {
  I: 'the load is moving or the scale is busy',
  '+': 'the load is above the range that may be zeroed',
  '-': 'the load is below the range that may be zeroed',
};

export function createProtocol(): Protocol {
  return {
    name: 'mt-sics',
    title: 'MT-SICS',
    gives: 'mass',
    zeroKeptBy: 'device',
    lines: [
      { baudRate: 9_600, dataBits: 8, parity: 'none', stopBits: 1 },
      { baudRate: 9_600, dataBits: 7, parity: 'even', stopBits: 1 },
      { baudRate: 19_200, dataBits: 8, parity: 'none', stopBits: 1 },
    ],
    shape,
    decode(frame) {
      const line = textOf(frame.subarray(0, -2));
      return understand(line) ?? { kind: 'complaint', text: `unknown line "${line}"` };
    },
    greeting: bytesOf('I4\r\n'),
    stream: bytesOf('SIR\r\n'),
    poll: bytesOf('SI\r\n'),
    replyMs: 700,
    commands: {
      zero: {
        request: bytesOf('Z\r\n'),
        outcome(message): CommandOutcome | undefined {
          if (message.kind === 'complaint') return { done: false, why: message.text };
          if (message.kind !== 'answer' || message.to !== 'Z') return undefined;
          return message.done ? { done: true } : { done: false, why: message.text };
        },
      },
    },
  };
}
