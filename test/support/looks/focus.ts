import type { Page } from '@playwright/test';

const MOST_TABS = 200;
const WALK = 'tapdeskFocusWalk';

/** The page's half of the walk: what has focus is looked at by itself, and beside what had it before. */
function beginWalk(keep: string): void {
  const CONTROLS = 'button, a[href], input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';
  const GROUPS =
    '.submit-row, nav, .status-line, .card-side, .held-card, .banners, [role=dialog], [role=alertdialog], form, table, section, main';
  const dialogs = document.querySelectorAll('[role=dialog], [role=alertdialog]');
  const scope = dialogs[dialogs.length - 1] ?? document.body;
  const named = (element: Element): string =>
    `<${element.tagName.toLowerCase()} id="${element.id}" class="${element.getAttribute('class') ?? ''}"> “${element.textContent.trim().slice(0, 40)}”`;
  const isReachable = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.matches(':disabled, [tabindex="-1"]') &&
    element.closest('[inert], [aria-hidden=true]') === null;
  const left = new Set([...scope.querySelectorAll(CONTROLS)].filter(isReachable));
  const before = document.activeElement;
  const stops: { readonly element: Element; readonly group: Element | null; readonly place: DOMRect }[] = [];
  const MOST_FRAMES = 30;
  // The segments of a date have focus one after the other.
  const MOST_SEGMENTS = 10;
  let sameCount = 0;

  const placeIn = (group: Element | null, box: DOMRect): DOMRect => {
    const origin = group?.getBoundingClientRect();
    return new DOMRect(
      box.left - (origin?.left ?? 0),
      box.top - (origin?.top ?? 0) + (group?.scrollTop ?? 0),
      box.width,
      box.height,
    );
  };
  const nextFrame = (): Promise<void> =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        resolve();
      });
    });
  const look = async (): Promise<{ readonly findings: readonly string[]; readonly isDone: boolean }> => {
    const element = document.activeElement;
    const last = stops.at(-1);
    if (element === null || element === document.body) return { findings: [], isDone: stops.length > 0 };
    if (element === last?.element) {
      sameCount += 1;
      const isDone = sameCount > MOST_SEGMENTS;
      // The one control of a dialog has focus for good.
      return { findings: isDone && left.size > 0 ? [`keeps focus: ${named(element)}`] : [], isDone };
    }
    sameCount = 0;
    if (stops.some((stop) => stop.element === element)) return { findings: [], isDone: true };
    left.delete(element);
    const findings: string[] = [];
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2)
      findings.push(`has focus, and does not show it: ${named(element)}`);
    const label =
      element instanceof HTMLInputElement && /checkbox|radio/.test(element.type)
        ? element.closest('label')
        : null;
    const points = [0.5, 0.1, 0.9].flatMap((across) =>
      [0.5, 0.15, 0.85].map((down) => [box.left + box.width * across, box.top + box.height * down] as const),
    );
    const isShownBy = (hit: Element | null): boolean =>
      hit !== null && (element.contains(hit) || hit.contains(element) === (hit === label));
    const hitsNow = (): readonly (Element | null)[] =>
      points.map(([x, y]) => document.elementFromPoint(x, y));
    let hits = hitsNow();
    // A dialog that has just opened may be hit some frames later on a busy machine.
    for (let frames = 0; frames < MOST_FRAMES && !hits.some(isShownBy); frames += 1) {
      await nextFrame();
      hits = hitsNow();
    }
    const shown = hits.filter(isShownBy);
    if (shown.length === 0) {
      const over = hits[0] ? named(hits[0]) : 'the edge of the window';
      findings.push(`has focus where nobody sees it: ${named(element)}, below ${over}`);
    } else if (box.height < innerHeight / 2 && shown.length < points.length / 2)
      findings.push(`has focus, and is half covered: ${named(element)}`);
    const group = element.closest(GROUPS);
    const place = placeIn(group, box);
    if (last !== undefined && last.group === group) {
      const isAbove = place.bottom <= last.place.top + 1;
      const isSameLine = place.top < last.place.bottom && place.bottom > last.place.top;
      if (isAbove || (isSameLine && place.right <= last.place.left + 1))
        findings.push(`comes after what it stands before: ${named(element)}, after ${named(last.element)}`);
    }
    stops.push({ element, group, place });
    return { findings, isDone: false };
  };
  const end = (): readonly string[] => {
    if (before instanceof HTMLElement) before.focus();
    // A row may be drawn anew meanwhile, such as one that is being sent.
    const missed = [...left].filter((element) => element.isConnected);
    return missed.map((element) => `is not reached by Tab: ${named(element)}`);
  };

  Reflect.set(globalThis, keep, { look, end });
  // The walk through a page begins at its beginning; one through a dialog, where focus is.
  if (scope === document.body) {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  }
}

/**
 * Goes through all that has focus, by Tab, once around: every control is reached, in the order it is read, is in sight and not
 * covered (WCAG 2.4.3, 2.4.7, 2.4.11), and none keeps focus.
 */
export async function focusFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(beginWalk, WALK);
  const findings: string[] = [];
  for (let count = 0; count < MOST_TABS; count += 1) {
    await page.keyboard.press('Tab');
    const step = await page.evaluate(
      (keep) =>
        (
          Reflect.get(globalThis, keep) as { look(): Promise<{ findings: string[]; isDone: boolean }> }
        ).look(),
      WALK,
    );
    findings.push(...step.findings);
    if (step.isDone) break;
  }
  const left = await page.evaluate(
    (keep) => (Reflect.get(globalThis, keep) as { end(): string[] }).end(),
    WALK,
  );
  return [...findings, ...left];
}
