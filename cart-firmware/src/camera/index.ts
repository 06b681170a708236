export { CameraFrame } from './camera-frame.js';
export type { CameraCounts, CameraFault, CameraPhase, CameraState } from './camera-state.js';
export { CameraUnit, type CameraEvents, type CameraUnitOptions } from './camera-unit.js';
export { cameraConfigSchema, cameraKindOf, mayRepeat, type CameraConfig, type CameraKind } from './config.js';
export { addCameraCommand, cameraConfigOf, type CameraReport } from './diag-camera.js';
export { FrameRing } from './frame-ring.js';
