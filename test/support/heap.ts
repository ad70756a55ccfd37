import type { ElectronApplication, Page } from '@playwright/test';

/** A picture of what the window's page still has in memory, as text. */
export async function heapOf(app: ElectronApplication, window: Page): Promise<string> {
  const session = await app.context().newCDPSession(window);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('');
}
