import type { Example } from '@smart-cart/models';

/** Every fifth class in numeric (else alphabetic) order of its name, beginning with the `offset`-th. */
export function hiddenClasses(examples: readonly Example[], offset: number): Set<string> {
  const names = [...new Set(examples.map((example) => example.sku))];
  names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return new Set(names.filter((_, place) => place % 5 === offset));
}

export function split(
  examples: readonly Example[],
  hidden: ReadonlySet<string>,
): { readonly seen: Example[]; readonly unseen: Example[] } {
  return {
    seen: examples.filter((example) => !hidden.has(example.sku)),
    unseen: examples.filter((example) => hidden.has(example.sku)),
  };
}
