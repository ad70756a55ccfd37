import type { BrowserContext } from '@playwright/test';

/** What goes wrong in the pages of a context: errors of a page and of its console, refusals of its policy among them. */
export function collectPageProblems(context: BrowserContext): () => readonly string[] {
  const problems: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  context.on('weberror', (error) => problems.push(String(error.error())));
  return () => [...problems];
}
