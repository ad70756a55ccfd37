import type { WebContents } from 'electron';

const STEPS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

/** The menu that would have these keys is left out: Ctrl (⌘) with plus, minus and nought make everything larger or smaller. */
export function zoomByKeys(contents: WebContents): void {
  contents.on('before-input-event', (event, { type, key, control, meta, alt }) => {
    if (type !== 'keyDown' || alt || !(process.platform === 'darwin' ? meta : control)) return;
    const factor = zoomAfter(key, contents.getZoomFactor());
    if (factor === null) return;
    event.preventDefault();
    contents.setZoomFactor(factor);
  });
}

/** Null: no zoom key. */
export function zoomAfter(key: string, factor: number): number | null {
  const slack = 0.001;
  switch (key) {
    case '+':
    case '=':
      return STEPS.find((step) => step > factor + slack) ?? factor;
    case '-':
    case '_':
      return STEPS.findLast((step) => step < factor - slack) ?? factor;
    case '0':
      return 1;
    default:
      return null;
  }
}
