import { Component, createRef, type ReactNode } from 'react';

interface KeptFocusProps {
  readonly className?: string;
  /** Where focus goes that is lost, unless a row of a table has a place for it. */
  readonly onLost?: () => void;
  readonly children: ReactNode;
}

interface Focused {
  readonly control: Element;
  readonly row: HTMLTableRowElement | null;
  readonly rowIndex: number;
}

/**
 * A button that has focus goes when there is nothing left to be done with it, and its row may go, too. Whoever works by keyboard
 * stays where they were: in the row, or in the one that took its place. Rows are told to have focus by `tabIndex={-1}`.
 *
 * A class, because only a class is asked before the page changes.
 */
export class KeptFocus extends Component<KeptFocusProps> {
  private readonly part = createRef<HTMLDivElement>();

  override getSnapshotBeforeUpdate(): Focused | null {
    const control = document.activeElement;
    if (control === null || this.part.current?.contains(control) !== true) return null;
    const row = control.closest<HTMLTableRowElement>('tbody tr');
    return { control, row, rowIndex: row?.sectionRowIndex ?? -1 };
  }

  override componentDidUpdate(_props: unknown, _state: unknown, before: Focused | null): void {
    if (before === null || before.control.isConnected || document.activeElement !== document.body) return;
    const part = this.part.current;
    const rows =
      before.row === null ? [] : [...(part?.querySelectorAll<HTMLTableRowElement>('tbody tr') ?? [])];
    const row = before.row?.isConnected === true ? before.row : (rows[before.rowIndex] ?? rows.at(-1));
    if (row === undefined && this.props.onLost !== undefined) this.props.onLost();
    else (row?.querySelector('button') ?? row ?? part)?.focus();
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
