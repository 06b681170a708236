import type { FrameShape, Match } from '../framing/framer.js';
import { bytesOf, textOf } from './ascii.js';
import { crc8 } from './crc8.js';
import type { Protocol, ProtocolMessage } from './protocol.js';

/*
 * Our own microcontroller in front of an HX711. docs/hx711-bridge.md is the specification; its vectors are under test.
 */

const LONGEST = 64;
const DOLLAR = 0x24;
const STAR = 0x2a;
const CR = 0x0d;
const LF = 0x0a;
/** Conversions are numbered 0…65535 and start again. */
export const SEQUENCE_MODULUS = 65_536;
export const COUNTS_MIN = -8_388_608;
export const COUNTS_MAX = 8_388_607;

export const flag = { saturated: 0x01, notReady: 0x02, restarted: 0x04, glitch: 0x08 } as const;

/** `$BODY*hh` CR LF as bytes. */
export function bridgeLine(body: string): Uint8Array {
  const crc = crc8(bytesOf(body)).toString(16).toUpperCase().padStart(2, '0');
  return bytesOf(`$${body}*${crc}\r\n`);
}

const shape: FrameShape = {
  longest: LONGEST,
  match(buffer, offset): Match {
    if (buffer[offset] !== DOLLAR) return { reject: 'noise' };
    for (let at = offset + 1; at < buffer.length; at += 1) {
      const byte = buffer[at] ?? 0;
      if (at - offset >= LONGEST) return { reject: 'endless' };
      if (byte === STAR) return tail(buffer, offset, at);
      if (byte < 0x20 || byte > 0x7e || byte === DOLLAR) return { reject: 'noise' };
    }
    return 'more';
  },
};

function tail(buffer: Uint8Array, offset: number, star: number): Match {
  const end = star + 5;
  if (buffer.length < end) return 'more';
  if (buffer[end - 2] !== CR || buffer[end - 1] !== LF) return { reject: 'noise' };
  const sent = textOf(buffer.subarray(star + 1, star + 3));
  if (!/^[0-9A-Fa-f]{2}$/.test(sent)) return { reject: 'noise' };
  const body = buffer.subarray(offset + 1, star);
  if (Number.parseInt(sent, 16) !== crc8(body)) return { reject: 'checksum' };
  return understand(textOf(body)) === undefined ? { reject: 'unknown line' } : { take: end - offset };
}

const WEIGHT = /^W,1,(\d{1,5}),(-?\d{1,7}),([0-9A-Fa-f]{2}),(-?\d{1,4})?$/;
const BANNER = /^B,1,([0-9A-Za-z-]{1,16}),([0-9A-Za-z.-]{1,8}),(10|80),(32|64|128),([PEWUQ])$/;
const ANSWER = /^([AN]),([QSR])(?:,([a-z -]{1,24}))?$/;

function understand(body: string): ProtocolMessage | undefined {
  const weight = WEIGHT.exec(body);
  if (weight) return counts(weight);
  const banner = BANNER.exec(body);
  if (banner) {
    const [, serial = '', firmware = '', rate = '', gain = '', cause = ''] = banner;
    const text = `hx711-bridge ${serial}, firmware ${firmware}, ${rate} conversions/s, gain ${gain}`;
    return { kind: 'banner', serial, text, restarted: cause !== 'Q' };
  }
  const answer = ANSWER.exec(body);
  if (answer) {
    const [, sign, to = '', why = ''] = answer;
    return { kind: 'answer', to, done: sign === 'A', text: why };
  }
  return undefined;
}

function counts(fields: RegExpExecArray): ProtocolMessage | undefined {
  const [, seqText, countsText, flagText = '', temperature] = fields;
  const seq = Number(seqText);
  const value = Number(countsText);
  if (seq >= SEQUENCE_MODULUS || value < COUNTS_MIN || value > COUNTS_MAX) return undefined;
  const flags = Number.parseInt(flagText, 16);
  return {
    kind: 'counts',
    seq,
    counts: value,
    saturated: (flags & flag.saturated) !== 0 || value === COUNTS_MIN || value === COUNTS_MAX,
    // All ones is what the converter shifts out when its clock line was high for more than 60 µs: it has powered down.
    ready: (flags & (flag.notReady | flag.glitch)) === 0 && value !== -1,
    restarted: (flags & flag.restarted) !== 0,
    temperature: temperature === undefined ? null : Number(temperature),
  };
}

export function createProtocol(): Protocol {
  return {
    name: 'hx711-bridge',
    title: 'load cell bridge (HX711)',
    gives: 'counts',
    zeroKeptBy: 'host',
    lines: [{ baudRate: 115_200, dataBits: 8, parity: 'none', stopBits: 1 }],
    shape,
    decode(frame) {
      const text = textOf(frame);
      const message = understand(text.slice(1, text.lastIndexOf('*')));
      return message ?? { kind: 'complaint', text: `unknown line ${text.trim()}` };
    },
    greeting: bridgeLine('Q'),
    replyMs: 500,
    commands: {},
  };
}
