export { SystemdNotifier, type SystemdNotifierOptions } from './systemd-notifier.js';
