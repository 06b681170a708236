/**
 * CRC-8 with polynomial 07, start 00, no reflection (CRC-8/SMBUS; "123456789" gives F4). Finds every burst of up to
 * eight bits, which the XOR of NMEA lines does not: two equal errors in different characters cancel there.
 */
export function crc8(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x80 ? ((crc << 1) ^ 0x07) & 0xff : crc << 1;
  }
  return crc;
}
