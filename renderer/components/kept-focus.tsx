import { Component, createRef, type ReactNode } from 'react';
import { focusAgain, focusedPlace, focusRow, type FocusPlace } from './focus-place.ts';

interface KeptFocusProps {
  readonly className?: string;
  /** Where focus goes that is lost, unless a row of a table has a place for it. */
  readonly onLost?: () => void;
  readonly children: ReactNode;
}

/**
 * A button that has focus goes when there is nothing left to be done with it, and its row may go, too. Whoever works by keyboard
 * stays where they were: in the row, or in the one that took its place. Rows are told to have focus by `tabIndex={-1}`.
 *
 * A class, because only a class is asked before the page changes.
 */
export class KeptFocus extends Component<KeptFocusProps> {
  private readonly part = createRef<HTMLDivElement>();

  override getSnapshotBeforeUpdate(): FocusPlace | null {
    const place = focusedPlace();
    return place !== null && this.part.current?.contains(place.control) === true ? place : null;
  }

  override componentDidUpdate(_props: unknown, _state: unknown, before: FocusPlace | null): void {
    if (before === null || before.control.isConnected || document.activeElement !== document.body) return;
    const { onLost } = this.props;
    if (onLost === undefined) focusAgain(before);
    else if (!focusRow(before)) onLost();
  }

  override render(): ReactNode {
    const { className = 'kept-focus', onLost, children } = this.props;
    return (
      <div ref={this.part} tabIndex={onLost === undefined ? -1 : undefined} className={className}>
        {children}
      </div>
    );
  }
}
