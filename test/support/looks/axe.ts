import type { Page } from '@playwright/test';
import axeCore from 'axe-core';

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

declare const axe: {
  run(context: Document, options: object): Promise<{ readonly violations: readonly Finding[] }>;
};

/** `colours`: what another theme can change. */
export type AxeRules = 'all' | 'colours';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds against WCAG 2.2 AA and good practice. The page's policy refuses script elements: it is handed over. */
export async function axeFindings(page: Page, rules: AxeRules): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(`${axeCore.source}; undefined`);
  const violations = await page.evaluate(
    async (runOnly) => {
      const found = await axe.run(document, {
        runOnly,
        resultTypes: ['violations'],
        iframes: false,
      });
      return found.violations;
    },
    rules === 'all'
      ? { type: 'tag', values: TAGS }
      : { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
  );
}
