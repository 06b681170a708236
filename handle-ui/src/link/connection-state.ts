import { applyPatch, type ScreenView, type ToScreen } from '@smart-cart/contracts';

/** What the screen knows: the firmware's last view and whether the line to it is up. It keeps no other truth. */
export interface ConnectionState {
  readonly status: 'connecting' | 'live' | 'lost' | 'refused';
  readonly view: ScreenView | undefined;
  readonly rev: number;
  /** A sentence of the firmware, when it refused this screen. */
  readonly reason: string | undefined;
}

export const disconnected: ConnectionState = { status: 'connecting', view: undefined, rev: 0, reason: undefined };

export interface Received {
  readonly state: ConnectionState;
  /** A patch was missed: the view on the screen may be wrong until a fresh one comes, so ask for it. */
  readonly gap: boolean;
}

/** The state after a message. Outcomes and findings belong to whoever asked and leave it as it is. */
export function receive(state: ConnectionState, message: ToScreen): Received {
  switch (message.type) {
    case 'view':
      return { state: { status: 'live', view: message.view, rev: message.rev, reason: undefined }, gap: false };
    case 'patch':
      // A patch on its way while a fresh view overtook it says nothing new.
      if (message.rev <= state.rev) return { state, gap: false };
      if (state.view === undefined || message.rev !== state.rev + 1) return { state, gap: true };
      return { state: { ...state, view: applyPatch(state.view, message), rev: message.rev }, gap: false };
    case 'refused':
      return { state: { ...state, status: 'refused', reason: message.reason }, gap: false };
    case 'outcome':
    case 'found':
    case 'way':
      return { state, gap: false };
  }
}

/** The line broke. The last view stays on the screen: the shopper's receipt does not disappear. */
export function lost(state: ConnectionState): ConnectionState {
  return state.status === 'refused' ? state : { ...state, status: state.view === undefined ? 'connecting' : 'lost' };
}
