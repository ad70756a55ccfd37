import type { Page } from '@playwright/test';

/** What is looked at and pressed on Enroll, and around it. What is in the zone and in the line under the form speaks, and changes. */
const STANDING =
  '.frame-top, nav a, .status, .card-zone, .people-link, .enroll-form :is(h2, p, label, legend, input, button)';
const SPEAKING = '.outcome *';
const WATCH = 'tapdeskStillness';

/** Looks at every frame where everything stands, from now until `movedSince` is asked. */
export async function watchPlaces(page: Page): Promise<void> {
  await page.evaluate(
    ([watch, standing, speaking]) => {
      const seen = [...document.querySelectorAll(standing)].filter(
        (element) => !element.matches(speaking) && element.checkVisibility(),
      );
      const places = new Map(seen.map((element) => [element, element.getBoundingClientRect()]));
      const moved = new Map<Element, string>();
      const look = (): void => {
        for (const [element, { left, top, width, height }] of places) {
          if (!element.isConnected) continue;
          const now = element.getBoundingClientRect();
          const steps = [now.left - left, now.top - top, now.width - width, now.height - height];
          if (steps.every((step) => Math.abs(step) < 1)) continue;
          const [right, down, wider, higher] = steps.map(Math.round);
          moved.set(element, `${right} right, ${down} down, ${wider} wider, ${higher} higher`);
        }
        if (Reflect.get(globalThis, watch) === moved) requestAnimationFrame(look);
      };
      Reflect.set(globalThis, watch, moved);
      requestAnimationFrame(look);
    },
    [WATCH, STANDING, SPEAKING] as const,
  );
}

/** What stood elsewhere, or was larger or smaller, in any frame since the watch began, and be it for one frame. */
export function movedSince(page: Page): Promise<readonly string[]> {
  return page.evaluate(async (watch) => {
    // One frame in which everything is looked at, and the one that draws what it shows.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const moved = Reflect.get(globalThis, watch) as ReadonlyMap<Element, string>;
    Reflect.deleteProperty(globalThis, watch);
    return [...moved].map(
      ([element, how]) =>
        `${how}: <${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> “${element.textContent.trim().slice(0, 30)}”`,
    );
  }, WATCH);
}
