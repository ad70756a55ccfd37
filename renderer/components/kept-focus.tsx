import { Component, createRef, type ReactNode } from 'react';

interface Focused {
  readonly control: Element;
  readonly row: HTMLTableRowElement;
  readonly rowIndex: number;
}

/**
 * A button that has focus goes when its row has nothing left to be done, or with its row. Whoever works by keyboard stays where
 * they were: in the row, or in the one that took its place. Rows are told to have focus by `tabIndex={-1}`.
 *
 * A class, because only a class is asked before the page changes.
 */
export class KeptFocus extends Component<{ readonly children: ReactNode }> {
  private readonly part = createRef<HTMLDivElement>();

  override getSnapshotBeforeUpdate(): Focused | null {
    const control = document.activeElement;
    const row = control?.closest<HTMLTableRowElement>('tbody tr') ?? null;
    if (control === null || row === null || this.part.current?.contains(row) !== true) return null;
    return { control, row, rowIndex: row.sectionRowIndex };
  }

  override componentDidUpdate(_props: unknown, _state: unknown, before: Focused | null): void {
    if (before === null || before.control.isConnected || document.activeElement !== document.body) return;
    const part = this.part.current;
    const rows = [...(part?.querySelectorAll<HTMLTableRowElement>('tbody tr') ?? [])];
    const row = before.row.isConnected ? before.row : (rows[before.rowIndex] ?? rows.at(-1));
    (row?.querySelector('button') ?? row ?? part)?.focus();
  }

  override render(): ReactNode {
    return (
      <div ref={this.part} tabIndex={-1} className="kept-focus">
        {this.props.children}
      </div>
    );
  }
}
