/** Where somebody works by keyboard, remembered well enough to be found when a part of it has gone. */
export interface FocusPlace {
  readonly control: HTMLElement;
  readonly row: HTMLTableRowElement | null;
  readonly rowIndex: number;
  /** What else there can have focus, from the inside out: told to by `tabIndex={-1}`. */
  readonly around: readonly HTMLElement[];
}

/** Null where nothing has focus. */
export function focusedPlace(): FocusPlace | null {
  const control = document.activeElement;
  if (!(control instanceof HTMLElement) || control === document.body) return null;
  const row = control.closest<HTMLTableRowElement>('tbody tr');
  return { control, row, rowIndex: row?.sectionRowIndex ?? -1, around: partsAround(row ?? control) };
}

/** To the control itself, else into its row or the one that took its place, else to the part they were in, else to the screen. */
export function focusAgain(place: FocusPlace): void {
  if (takesFocus(place.control) || focusRow(place) || takesFocus(partOf(place))) return;
  if (!focusHome()) screenHeading()?.focus();
}

/** To where work on the screen begins, marked by `data-focus-home`. False where none is. */
export function focusHome(): boolean {
  return takesFocus(document.querySelector<HTMLElement>('main [data-focus-home]'));
}

/** False where there is no row to be in, nor was. */
export function focusRow(place: FocusPlace): boolean {
  const { row, rowIndex } = place;
  if (row === null) return false;
  const rows = [...(partOf(place)?.querySelectorAll<HTMLTableRowElement>('tbody tr') ?? [])];
  const rowNow = row.isConnected ? row : (rows[rowIndex] ?? rows.at(-1));
  return takesFocus(rowNow?.querySelector('button')) || takesFocus(rowNow);
}

function takesFocus(element: HTMLElement | null | undefined): boolean {
  element?.focus();
  return element != null && document.activeElement === element;
}

const partOf = ({ around }: FocusPlace): HTMLElement | undefined =>
  around.find(({ isConnected }) => isConnected);

function partsAround(inner: Element): readonly HTMLElement[] {
  const part = inner.parentElement?.closest<HTMLElement>('[tabindex="-1"]') ?? null;
  return part === null ? [] : [part, ...partsAround(part)];
}

/** Every screen has one, and none needs it to have focus but here. */
function screenHeading(): HTMLElement | null {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (heading !== null) heading.tabIndex = -1;
  return heading;
}
