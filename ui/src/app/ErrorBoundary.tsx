import { Component, type ReactNode } from 'react';
import { Button, EmptyState } from '../components';
import { common } from '../i18n/en/common';

/** A fault in one page must not take the window with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <div role="alert" data-testid="page-crash">
        <EmptyState
          title={common.crash.title}
          actions={
            <Button variant="primary" onPress={() => this.setState({ failed: false })}>
              {common.crash.again}
            </Button>
          }
        >
          <p>{common.crash.body}</p>
        </EmptyState>
      </div>
    );
  }
}
