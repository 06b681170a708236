/** Why a connection did not come about, or ended. */
export interface LinkFailure {
  /** A sentence for the technician. */
  readonly message: string;
  /** The broker may not speak this version of MQTT: `certain` when it said so, `perhaps` when it hung up before an answer. */
  readonly version?: 'certain' | 'perhaps';
  /** Somebody else uses this cart's client id. */
  readonly takenOver?: boolean;
}

/** Certificates made today are not valid yet for a clock before this; a board without a battery clock starts in 1970. */
const CLOCK_FLOOR = Date.UTC(2026, 0, 1);

/** A sentence when the clock cannot be right, so that no certificate can be checked. */
export function clockProblem(now: number): string | undefined {
  if (now >= CLOCK_FLOOR) return undefined;
  return `The cart's clock says ${new Date(now).toISOString().slice(0, 10)}, so no certificate can be checked. Set the clock (NTP server in the store's network, or a battery clock on the board); the cart tries again by itself.`;
}

/** Reason codes of CONNACK, MQTT 3.1.1 (below 6) and 5 (from 128). */
const REFUSALS: Readonly<Record<number, string>> = {
  2: 'it does not accept the client id: check its rules for client ids',
  3: 'it is not ready: it tries again by itself',
  4: 'user or password are wrong: check `username` and `passwordFile`, or add the cart at the broker',
  5: "this cart is not allowed: add it at the broker, or check the certificate's name",
  133: 'it does not accept the client id: check its rules for client ids',
  134: 'user or password are wrong: check `username` and `passwordFile`, or add the cart at the broker',
  135: "this cart is not allowed: add it at the broker, or check the certificate's name",
  136: 'it is not ready: the cart tries again by itself',
  137: 'it is busy: the cart tries again by itself',
  138: 'this cart is banned there: ask who runs the broker',
};

/** Errors of sockets and TLS, by code. */
const TRANSPORT: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there: check that the broker runs, and the port',
  ENOTFOUND: 'the name is unknown: check `url` and the DNS of the network',
  EAI_AGAIN: 'the name cannot be looked up: check the network',
  EHOSTUNREACH: 'there is no way to it: check the network',
  ENETUNREACH: 'there is no network: check Wi-Fi or cable',
  ETIMEDOUT: 'it does not answer: check the network and the firewall',
  CERT_NOT_YET_VALID: "its certificate is not valid yet: check the cart's clock",
  CERT_HAS_EXPIRED: "its certificate has expired: renew it, or check the cart's clock",
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by an authority the cart does not know: give `caFile`',
  SELF_SIGNED_CERT_IN_CHAIN:
    'its certificate is signed by an authority the cart does not know: give the right `caFile`',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by an authority the cart does not know: give `caFile`',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is signed by an authority the cart does not know: give `caFile`',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name: use that name in `url`, or renew the certificate',
  ERR_SSL_WRONG_VERSION_NUMBER: 'no TLS is spoken at this port: use mqtt:// or the TLS port',
};

/** @param stage how far the connection had come: `network` before TCP or TLS stood, `handshake` before CONNACK, `open` after it */
export function explainFailure(url: string, stage: 'network' | 'handshake' | 'open', error: unknown): LinkFailure {
  const code = (error as { code?: unknown } | undefined)?.code;
  const text = error instanceof Error ? error.message : undefined;
  if (stage === 'open') {
    return {
      message: `The connection to the broker ${url} was lost${text ? ` (${text})` : ''}. Facts wait on the cart.`,
    };
  }
  if (typeof code === 'number') {
    if (code === 1 || code === 132) {
      return {
        message: `The broker ${url} does not speak this version of MQTT: set \`protocol\` to auto.`,
        version: 'certain',
      };
    }
    const reason = REFUSALS[code] ?? `reason ${code}${text ? `, ${text}` : ''}`;
    return { message: `The broker ${url} refuses the cart: ${reason}.` };
  }
  if (stage === 'handshake') {
    return {
      message: `The broker ${url} ended the connection before it answered${text ? ` (${text})` : ''}. Check that this is an MQTT port and that the broker runs.`,
      version: 'perhaps',
    };
  }
  const reason = (typeof code === 'string' ? TRANSPORT[code] : undefined) ?? text ?? 'no reason was given';
  return { message: `The broker ${url} is not reached: ${reason}.` };
}
