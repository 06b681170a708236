import { errnoOf } from '../errno.js';
import { ScaleError } from '../scale-error.js';

/** Turns what the operating system says into a sentence with the next step. */
export function portError(cause: unknown, uri: string): ScaleError {
  if (cause instanceof ScaleError) return cause;
  const text = cause instanceof Error ? cause.message : String(cause);
  const errno = errnoFrom(cause, text);
  switch (errno) {
    case 'ENOENT':
    case 'ENXIO':
    case 'ENODEV':
      return new ScaleError(
        'port-missing',
        `There is no port ${uri}. Check that the cable is plugged in and list the ports with "cart-diag ports".`,
        { cause },
      );
    case 'EACCES':
    case 'EPERM':
      return new ScaleError(
        'port-denied',
        `This user may not open ${uri}. Add it to the group "dialout" (sudo usermod -aG dialout $USER) and log in again.`,
        { cause },
      );
    case 'EBUSY':
    case 'EAGAIN':
    case 'EWOULDBLOCK':
      return new ScaleError(
        'port-busy',
        `${uri} is in use by another program. Stop the cart's service or the other program (see "fuser ${uri}") and try again.`,
        { cause },
      );
    case 'ECONNREFUSED':
      return new ScaleError(
        'port-missing',
        `Nothing listens at ${uri}. Check the address and that the serial server (ser2net) is running.`,
        { cause },
      );
    case 'ENOTFOUND':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
      return new ScaleError('port-missing', `${uri} cannot be reached (${errno}). Check the address and the network.`, {
        cause,
      });
    case 'EBADF':
    case 'EIO':
    case 'ECONNRESET':
    case 'EPIPE':
      return new ScaleError(
        'port-lost',
        `${uri} went away while it was in use. Check the cable; the scale is opened again when it is back.`,
        { cause },
      );
    case 'ENOTTY':
      return new ScaleError('unknown-port', `${uri} is not a serial device. Name a tty such as /dev/ttyUSB0.`, {
        cause,
      });
    default:
      return new ScaleError('port-failed', `${uri} failed: ${text}. Unplug the scale, plug it in again and retry.`, {
        cause,
      });
  }
}

/** The serial bindings put the errno into the message only ("Error: No such file or directory, cannot open /dev/x"). */
function errnoFrom(cause: unknown, text: string): string {
  const errno = errnoOf(cause);
  if (errno !== '') return errno;
  if (/no such file|no such device/i.test(text)) return 'ENOENT';
  if (/permission denied|not permitted|access denied/i.test(text)) return 'EACCES';
  if (/cannot lock|temporarily unavailable|resource busy/i.test(text)) return 'EBUSY';
  if (/bad file descriptor|went away|hung up|connection closed|input\/output error/i.test(text)) return 'EBADF';
  if (/inappropriate ioctl/i.test(text)) return 'ENOTTY';
  return '';
}

export function closedError(uri: string): ScaleError {
  return new ScaleError(
    'port-closed',
    `${uri} is not open, so the command was refused. Wait until the scale is ready and repeat it.`,
  );
}
