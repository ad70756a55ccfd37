import type { Page } from '@playwright/test';

const HEARD = 'tapdeskHeard';

/**
 * From now on notes what a screen reader says by itself: each new text of a live region, once per change. A polite region that
 * comes with its text already in it is noted as `unheard`, since screen readers pass it over.
 */
export async function listenToRegions(page: Page): Promise<void> {
  await page.evaluate((keep) => {
    const REGIONS = '[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]';
    const heard: string[] = [];
    Reflect.set(globalThis, keep, heard);
    const textOf = (region: Element): string => region.textContent.replaceAll(/\s+/g, ' ').trim();
    const texts = new Map([...document.querySelectorAll(REGIONS)].map((region) => [region, textOf(region)]));
    new MutationObserver(() => {
      for (const region of document.querySelectorAll(REGIONS)) {
        const text = textOf(region);
        const before = texts.get(region);
        texts.set(region, text);
        if (text === '' || text === before) continue;
        const isUnheard = before === undefined && region.getAttribute('role') !== 'alert';
        heard.push(isUnheard ? `unheard: ${text}` : text);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, HEARD);
}

/** What was said since it was last asked. */
export function takeHeard(page: Page): Promise<readonly string[]> {
  return page.evaluate(async (keep) => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    return (Reflect.get(globalThis, keep) as string[]).splice(0);
  }, HEARD);
}
