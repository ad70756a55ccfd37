import type { Page } from '@playwright/test';

/**
 * What no rule of axe sees: text that is cut off, a page that scrolls both ways, controls that lie over each other,
 * and targets that are hard to hit (24 px, main actions 44 px).
 */
export function layoutFindings(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const findings: string[] = [];
    const root = document.documentElement;
    const named = (element: Element): string =>
      `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> “${element.textContent.trim().slice(0, 50)}”`;
    const isClipped = (element: Element | null): boolean =>
      element !== null && (getComputedStyle(element).clipPath !== 'none' || isClipped(element.parentElement));
    const isDrawn = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      element.closest('.for-hearing, [inert], [data-react-aria-top-layer] ~ [aria-hidden], [hidden]') ===
        null &&
      !isClipped(element);

    if (root.scrollWidth > root.clientWidth) {
      findings.push(`the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}`);
    }
    const scrollerOf = (element: Element): Element | null => {
      for (let at = element.parentElement; at !== null; at = at.parentElement)
        if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return at;
      return null;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || (node.textContent ?? '').trim() === '' || !isDrawn(parent)) continue;
      if (parent.closest('select, textarea, title') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const right = Math.max(...[...range.getClientRects()].map((box) => box.right));
      if (right > root.clientWidth + 1 && scrollerOf(parent) === null)
        findings.push(`outside the window: ${named(parent)}`);
      const holder = parent.closest(
        'button, a, [role="option"], td, th, p, h1, h2, h3, label, legend, strong',
      );
      if (holder !== null && getComputedStyle(holder).display !== 'inline') {
        if (right > holder.getBoundingClientRect().right + 1) findings.push(`sticks out: ${named(holder)}`);
        if (holder.scrollWidth > holder.clientWidth + 1 && holder.clientWidth > 0)
          findings.push(`is cut off: ${named(holder)}`);
      }
    }
    for (const field of document.querySelectorAll('select')) {
      const option = field.selectedOptions.item(0);
      const pen = document.createElement('canvas').getContext('2d');
      if (option === null || pen === null || !isDrawn(field)) continue;
      const style = getComputedStyle(field);
      pen.font = style.font;
      const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      if (pen.measureText(option.label).width > room + 1) findings.push(`is cut off: ${named(option)}`);
    }

    const controls = [
      ...document.querySelectorAll('button, a[href], input, select, textarea, [role="tab"]'),
    ].filter(
      (control) =>
        isDrawn(control) && control.closest('[data-react-aria-hidden], [aria-hidden="true"]') === null,
    );
    const boxes = controls.map((control) => {
      const label =
        control instanceof HTMLInputElement &&
        /checkbox|radio/.test(control.type) &&
        control.closest('label');
      return {
        control,
        box: (label || control).getBoundingClientRect(),
        isMain: control.matches('button.primary'),
      };
    });
    for (const { control, box, isMain } of boxes) {
      const isInSentence = control.matches('a') && getComputedStyle(control).display === 'inline';
      const least = isMain ? 44 : 24;
      if (!isInSentence && box.width > 0 && Math.min(box.width, box.height) < least - 0.5)
        findings.push(`is ${Math.round(box.width)} × ${Math.round(box.height)}: ${named(control)}`);
    }
    for (const [index, one] of boxes.entries())
      for (const other of boxes.slice(index + 1)) {
        if (one.control.contains(other.control) || other.control.contains(one.control)) continue;
        if (
          one.control.closest('[class*="sticky"], .submit-row, .frame-top, [role*="dialog"]') !==
          other.control.closest('[class*="sticky"], .submit-row, .frame-top, [role*="dialog"]')
        )
          continue;
        const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (width > 1 && height > 1)
          findings.push(`lie over each other: ${named(one.control)} and ${named(other.control)}`);
      }
    return [...new Set(findings)];
  });
}

const TONGUE = 'tapdeskLongerTexts';

/** The page in a made-up language 40 % longer than its own, while `look` is taken. */
export async function inLongerWords<Look>(page: Page, look: () => Promise<Look>): Promise<Look> {
  await page.evaluate((keep) => {
    const longer = (text: string): string => {
      const words = text.trim();
      if (!/\p{Letter}{2}/u.test(words)) return text;
      const more = Math.ceil(words.length * 0.4);
      return text.replace(
        words,
        () =>
          `${words} ${`${words} `
            .repeat(2)
            .slice(0, more - 1)
            .padEnd(more - 1, 'å')}`,
      );
    };
    const kept: [Node, string | null][] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement?.closest('[data-value], .number, .card-number') !== null) continue;
      kept.push([node, node.textContent]);
      node.textContent = longer(node.textContent ?? '');
    }
    Reflect.set(globalThis, keep, kept);
  }, TONGUE);
  const found = await look();
  // The page compares with what it wrote itself: it is handed back as it was.
  await page.evaluate((keep) => {
    for (const [node, text] of Reflect.get(globalThis, keep) as [Node, string | null][])
      node.textContent = text;
  }, TONGUE);
  return found;
}
