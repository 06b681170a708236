/**
 * Follows the lengths of MQTT packets in a byte stream (MQTT 3.1.1, 2.2.3: one byte of type, then one to four bytes of
 * remaining length, seven bits each). Pure; used to end a connection before a huge packet is gathered in memory.
 */
export class PacketLengths {
  #skip = 0;
  #header = 0;
  #remaining = 0;

  /** @returns the longest remaining length announced in these bytes, 0 when none was; Infinity when it is no MQTT */
  longestIn(bytes: Uint8Array): number {
    let longest = 0;
    let at = 0;
    while (at < bytes.length) {
      if (this.#skip > 0) {
        const step = Math.min(this.#skip, bytes.length - at);
        this.#skip -= step;
        at += step;
        continue;
      }
      const byte = bytes[at] ?? 0;
      at += 1;
      if (this.#header === 0) {
        this.#header = 1;
        this.#remaining = 0;
        continue;
      }
      if (this.#header > 4) return Infinity;
      this.#remaining += (byte & 0x7f) * 128 ** (this.#header - 1);
      this.#header += 1;
      if (byte >= 0x80) continue;
      longest = Math.max(longest, this.#remaining);
      this.#skip = this.#remaining;
      this.#header = 0;
    }
    return longest;
  }
}
