import { Component, type ReactNode } from 'react';
import css from './full-note.module.css';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Shown instead of what broke. */
  readonly fallback: (retry: () => void) => ReactNode;
}

/** How long a broken screen stays before it tries again by itself, ms. */
const RETRY = 3_000;

/**
 * Keeps a defect in one part from whitening the whole screen. It tries again by itself: what broke it is usually one
 * view, and the next one is on its way; a shopper is never left in front of a dead screen.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };
  #timer: number | undefined;

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
    this.#timer = window.setTimeout(this.#retry, RETRY);
  }

  override componentWillUnmount(): void {
    window.clearTimeout(this.#timer);
  }

  readonly #retry = (): void => {
    window.clearTimeout(this.#timer);
    this.setState({ broken: false });
  };

  override render(): ReactNode {
    return this.state.broken ? (
      <div className={css['note']}>{this.props.fallback(this.#retry)}</div>
    ) : (
      this.props.children
    );
  }
}
