import type { FrameShape, Match } from '../framing/framer.js';
import { exactMass } from '../weighing/exact-mass.js';
import { bytesOf, textOf } from './ascii.js';
import type { Protocol, ProtocolMessage, ProtocolOptions } from './protocol.js';

/* Weight-only protocol of point-of-sale scales: upper-case commands without terminator, STX … CR replies. */

const STX = 0x02;
const CR = 0x0d;
/** STX, five digits and a point, `N`, CR is 9; the rest is slack for models with one digit more. */
const LONGEST = 12;

const WEIGHT = /^(\d{1,3}\.\d{2,3})(N?)$/;
const STATUS = /^\?([\x40-\x7f])$/;

const bit = { motion: 0x01, over: 0x02, under: 0x04, outsideZeroRange: 0x08, centreOfZero: 0x10, net: 0x20 } as const;

const shape: FrameShape = {
  longest: LONGEST,
  match(buffer, offset): Match {
    if (buffer[offset] !== STX) return { reject: buffer[offset] === 0x82 ? 'parity' : 'noise' };
    for (let at = offset + 1; at < buffer.length && at - offset < LONGEST; at += 1) {
      const byte = buffer[at] ?? 0;
      if (byte === CR) {
        const body = textOf(buffer.subarray(offset + 1, at));
        return understand(body, false) === undefined ? { reject: 'unknown frame' } : { take: at - offset + 1 };
      }
      if (byte < 0x20 || byte > 0x7f) return { reject: 'noise' };
    }
    return buffer.length - offset >= LONGEST ? { reject: 'endless' } : 'more';
  },
};

function understand(body: string, trustNetBit: boolean): ProtocolMessage | undefined {
  const weight = WEIGHT.exec(body);
  if (weight) {
    const [, digits = '', net] = weight;
    // Three decimals are kilograms, two are pounds: the protocol has no other mark of the unit.
    const mass = exactMass(digits, digits.split('.')[1]?.length === 3 ? 'kg' : 'lb');
    return mass === undefined ? undefined : { kind: 'mass', mass, stable: true, net: net === 'N' };
  }
  const status = STATUS.exec(body)?.[1]?.charCodeAt(0);
  if (status !== undefined) {
    if (trustNetBit && status & bit.net && !(status & (bit.motion | bit.over | bit.under))) {
      return { kind: 'complaint', text: 'the scale subtracts a tare of its own' };
    }
    return {
      kind: 'status',
      motion: (status & bit.motion) !== 0,
      over: (status & bit.over) !== 0,
      under: (status & bit.under) !== 0,
      outsideZeroRange: (status & bit.outsideZeroRange) !== 0,
      centreOfZero: (status & bit.centreOfZero) !== 0,
    };
  }
  if (body === 'E') return { kind: 'answer', to: 'E', done: true, text: '' };
  if (body === '') return { kind: 'answer', to: 'A', done: true, text: 'confidence test started' };
  if (/^[\x40-\x7f]$/.test(body)) {
    const done = body === '@';
    return { kind: 'answer', to: 'B', done, text: done ? 'all tests passed' : 'a confidence test failed' };
  }
  return undefined;
}

export function createProtocol(options: ProtocolOptions): Protocol {
  return {
    name: 'toledo-8217',
    title: 'Toledo 8217',
    gives: 'mass',
    zeroKeptBy: 'device',
    lines: [
      { baudRate: 9_600, dataBits: 7, parity: 'even', stopBits: 1 },
      { baudRate: 9_600, dataBits: 8, parity: 'none', stopBits: 1 },
    ],
    shape,
    decode(frame) {
      const body = textOf(frame.subarray(1, -1));
      return understand(body, options.netBit ?? false) ?? { kind: 'complaint', text: `unknown frame "${body}"` };
    },
    poll: bytesOf('W'),
    replyMs: 500,
    commands: {
      zero: {
        request: bytesOf('Z'),
        outcome(message) {
          if (message.kind !== 'status') return undefined;
          if (message.motion) return { done: false, why: 'the load is moving' };
          if (message.outsideZeroRange) return { done: false, why: 'the load is outside the range that may be zeroed' };
          if (message.over) return { done: false, why: 'the scale is overloaded' };
          return message.under && !message.centreOfZero
            ? { done: false, why: 'the scale is below zero' }
            : { done: true };
        },
      },
    },
  };
}
