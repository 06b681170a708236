import './link/schemas-without-eval.js';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { bringLaterFaces } from './design/faces.js';
import './design/tokens.css';
import './design/base.css';
import { bringLaterScreens } from './later/screens.js';
import { startHeartbeat } from './link/report-paint.js';
import { ScreenLink } from './link/screen-link.js';
import { watchTouches } from './produce/use-candidates.js';
import { blockGestures } from './touch/block-gestures.js';

const place = document.getElementById('screen');
if (place === null) throw new Error('index.html has no place for the screen.');

blockGestures(document);
watchTouches(window);
const link = new ScreenLink(`ws://${window.location.host}/screen`);
link.start();
startHeartbeat(link);
bringLaterFaces();
bringLaterScreens();
createRoot(place).render(
  <StrictMode>
    <App link={link} />
  </StrictMode>,
);
