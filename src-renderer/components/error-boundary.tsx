import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  /** Stands in place of what broke. */
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/** Keeps what broke, or could not be loaded, from taking the whole page with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? this.props.fallback : this.props.children;
  }
}
