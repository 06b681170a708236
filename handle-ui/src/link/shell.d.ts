/** What the Electron shell's preload offers. Absent in a plain browser. */
interface SmartCartShell {
  /** @param at epoch milliseconds of a painted frame */
  readonly painted: (at: number) => void;
}

interface Window {
  readonly smartCartShell?: SmartCartShell;
}
