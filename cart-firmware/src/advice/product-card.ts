import type { MinorUnits, Product, ProductCard, Promotion, PromotionNote } from '@smart-cart/contracts';

/** A product as the screen shows it. @param priceNow what it costs this shopper now, where a promotion lowers it */
export function cardOf(product: Product, priceNow: MinorUnits = product.price): ProductCard {
  const { sku, name, names, picture, group, soldBy, price } = product;
  return {
    sku,
    name,
    ...(names === undefined ? {} : { names }),
    ...(picture === undefined ? {} : { picture }),
    group,
    soldBy,
    price: priceNow,
    ...(priceNow < price ? { regularPrice: price } : {}),
  };
}

export function noteOf({ id, name, names }: Pick<Promotion, 'id' | 'name' | 'names'>): PromotionNote {
  return { promotion: id, name, ...(names === undefined ? {} : { names }) };
}
