import { runNamed } from '../measure/named-run.js';

await runNamed('bench', {
  barcodes: () => import('./barcodes/barcodes-bench.js'),
  location: () => import('./location/location-bench.js'),
  latency: () => import('./latency/latency-bench.js'),
  promotions: () => import('./promotions/promotions-bench.js'),
  recognition: () => import('./recognition/recognition-bench.js'),
  recommend: () => import('./recommend/recommend-bench.js'),
  screen: () => import('./screen/screen-bench.js'),
});
