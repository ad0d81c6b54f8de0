import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { MessageBlock } from "./blocks/message-block.tsx";

interface Props {
  readonly children: ReactNode;
}

/** The last net of a page: a fault in a view shows words, and never ends a call. */
export class ErrorBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="page-fault">
        <MessageBlock
          tone="danger"
          title="This page stopped working"
          actions={
            <Button size="sm" onClick={() => location.reload()}>
              Reload this page
            </Button>
          }
        >
          A call that is going on is not touched. Reload to see it again.
        </MessageBlock>
      </main>
    );
  }
}
