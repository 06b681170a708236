export { Agreement, type AgreementOutcome, type FrameRead, type FrameReads } from './agreement.js';
export { visionConfigSchema, type VisionConfig } from './config.js';
export { LiveReader, loadDecoders, weightOf, type Decoders, type Look } from './live-reader.js';
export { normaliseZbar, normaliseZxing } from './normalise.js';
export type { Grey, Quad, Read } from './read.js';
export type { PresentationEnd, SightedCode, Sighting } from './sighting.js';
export { compressUpcA, expandUpcE, type Symbology } from './symbology.js';
export { VisionUnit, type FrameSource, type LookedAt, type VisionEvents, type VisionState } from './vision-unit.js';
