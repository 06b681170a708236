import {
  MAX_PAYLOAD_BYTES,
  type CatalogueHeader,
  type CatalogueSnapshotPart,
  type Product,
} from '@smart-cart/contracts';

export const MAX_PRODUCTS_PER_PART = 500;
/** Below the payload limit by enough for the header and the message around it. */
export const MAX_BYTES_PER_PART = MAX_PAYLOAD_BYTES * 0.8;

/** @returns bytes of the JSON in UTF-8 */
export function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/** Cuts a catalogue into snapshot parts that each fit a message; an empty catalogue is one empty part. */
export function snapshotParts(header: CatalogueHeader, products: readonly Product[]): CatalogueSnapshotPart[] {
  const room = MAX_BYTES_PER_PART - jsonBytes(header);
  const groups: Product[][] = [];
  let group: Product[] = [];
  let bytes = 0;
  for (const product of products) {
    const size = jsonBytes(product) + 1;
    if (group.length === MAX_PRODUCTS_PER_PART || (group.length > 0 && bytes + size > room)) {
      groups.push(group);
      group = [];
      bytes = 0;
    }
    group.push(product);
    bytes += size;
  }
  groups.push(group);
  return groups.map((part, i) => ({ kind: 'snapshot', header, part: i, parts: groups.length, products: part }));
}
