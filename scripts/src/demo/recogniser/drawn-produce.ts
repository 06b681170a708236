import { demoProducts } from '../catalogue.js';
import type { DemoProduct } from '../product.js';

/** Goods without a code: what the camera has to know by sight. */
export const drawnProduce: readonly DemoProduct[] = demoProducts.filter(({ code }) => code === 'none');
