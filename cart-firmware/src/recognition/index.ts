export { recognitionConfigSchema, type RecognitionConfig } from './config.js';
export { cropSquare, squareAround, type Crop } from './crop.js';
export { CropKeeper, type CropKeeperOptions } from './crop-keeper.js';
export { addEnrolCommand, type EnrolReport } from './diag-enrol.js';
export { addRecogniseCommand, type RecogniseReport } from './diag-recognise.js';
export { isNoGoods, NO_GOODS, TrackEvidence, type Belief, type Judged } from './evidence.js';
export { glanceAt, type Glance, type YuvFrame } from './glance.js';
export { headCheck } from './head-check.js';
export { inViewOf, type Shelf } from './in-view.js';
export { MotionGate, type Box, type Motion, type Region } from './motion-gate.js';
export { PictureTaker } from './picture-taker.js';
export { PresentationLog, type PresentationLogOptions, type SeenReport } from './presentation-log.js';
export type { HeadInService } from './process-message.js';
export {
  RecognitionUnit,
  type ItemPicture,
  type Presentation,
  type RecognitionCounts,
  type RecognitionEvents,
  type RecognitionUnitOptions,
} from './recognition-unit.js';
export { Tracker, type Track, type TrackEnd } from './tracker.js';
export { verdictOf, type Verdict } from './verdict.js';
