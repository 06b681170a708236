export * from './models-error.js';
export { Embedder, type EmbedderId, type EmbedOptions } from './embedder/embedder.js';
export { embedderCard, type EmbedderCard } from './embedder/embedder-card.js';
export { readEmbedderFile, shippedEmbedder, type EmbedderFile } from './embedder/embedder-file.js';
export { encodeJpeg } from './embedder/encode.js';
export { checkPixels, type Picture, type Region, type RgbPixels } from './embedder/picture.js';
export { forCarts, STRETCH, type Head, type HeadProduct, type UnknownModel } from './head/head.js';
export { judge, judgeScores, scoresOf, type Candidate, type Judgement, type RawScores } from './head/judge.js';
export { answer, remainingCandidates, type Answer } from './head/answer.js';
export {
  expectedCalibrationError,
  fitTemperature,
  reliability,
  type ReliabilityBin,
  type Said,
  type Scored,
} from './head/calibration.js';
export { areaUnderCurve, falseAcceptanceAt95 } from './head/open-set.js';
export { trainHead, type Example, type TrainOptions } from './head/train-head.js';
export { loadTensorRuntime, type RuntimeName } from './head/tensor-runtime.js';
export { seeded, shuffled } from './head/vectors.js';
export { decodeHead, encodeHead } from './head/head-file.js';
export {
  openHead,
  readSigningKey,
  readTrustedKey,
  sealHead,
  type OpenOptions,
  type TrustedKey,
} from './head/signed-head.js';
export { HeadSlot, type Offer } from './head/head-slot.js';
export { drawNothing, nothingKinds, type NothingKind } from './nothing/nothing-pictures.js';
export { embedNothing, type NothingView } from './nothing/nothing-embeddings.js';
export { readHead, writeHead } from './head/head-on-disk.js';
export { enrolInFile, FEW_PICTURES, type FileEnrolment } from './enrol/enrol-in-file.js';
export { emptyHead, enrol, withoutProduct, type Enrolment } from './enrol/enrol.js';
export { readPictureList, type ListedPicture } from './list/picture-list.js';
export { evaluate, type Evaluation } from './evaluate/evaluate.js';
