// The last net: a screen that throws becomes a sentence with a way on.

import { Component, type ReactNode } from 'react';

import { CrashScreen } from './crash-screen.js';

interface Props {
  readonly children: ReactNode;
}

export class CrashGuard extends Component<Props, { readonly error?: unknown }> {
  override readonly state: { readonly error?: unknown } = {};

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    return 'error' in this.state ? <CrashScreen error={this.state.error} /> : this.props.children;
  }
}
