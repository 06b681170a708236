import { FuseV1Options, FuseVersion, type FuseV1Config } from '@electron/fuses';

/**
 * Every fuse of the Electron binary, stated, so that a new one cannot slip in with its default: the tool fails when a
 * fuse is missing here.
 */
export const fuseChoice = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  /** No: the binary must not be a Node that runs any script given to it. */
  [FuseV1Options.RunAsNode]: false,
  /** Yes: nothing is kept in cookies, and if something ever is, not in plain text. */
  [FuseV1Options.EnableCookieEncryption]: true,
  /** No: NODE_OPTIONS of the environment would load foreign code. */
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  /** No: --inspect would open the main process to anyone on the machine. */
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  /** Yes: a changed archive is not run. */
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  /** Yes: only the archive is looked for, not a folder put beside it. */
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  /** No: the main process needs no V8 snapshot of its own. */
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  /** No: nothing is ever loaded from file:. */
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
} as const satisfies FuseV1Config;
