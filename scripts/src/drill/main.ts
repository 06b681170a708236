import { runNamed } from '../measure/named-run.js';

await runNamed('drill', {
  kill: () => import('./kill-drill.js'),
  link: () => import('./link-drill.js'),
});
