const decoder = new TextDecoder('latin1');
const encoder = new TextEncoder();

/** One character per byte. */
export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** For texts of ASCII characters only. */
export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}
