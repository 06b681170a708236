import type { Session } from './surface.js';

/**
 * The page asks for nothing: camera, scale and store belong to the firmware. So every permission is refused, whatever
 * its name, those of future versions included; no device is handed out and nothing is downloaded.
 */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}
