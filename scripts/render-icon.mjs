import { readFile, writeFile } from 'node:fs/promises';
import { findElectron } from './lib/electron.mjs';
import { inProject } from './lib/places.mjs';
import { createReporter } from './lib/reporter.mjs';
import { hasDisplay } from './lib/system-packages.mjs';
import { runScript } from './lib/trouble.mjs';
import { startVirtualDisplay } from './lib/virtual-display.mjs';

const pictures = [
  { path: inProject('build', 'icon.png'), size: 1024 },
  // The window's own, which Linux shows in its task bar.
  { path: inProject('renderer', 'public', 'icon.png'), size: 256 },
];

// Run after a change to build/icon.svg; the pictures are committed because packaging wants them as pixels.
await runScript(async () => {
  const { _electron } = await import('@playwright/test');
  const { executable } = await findElectron(createReporter(process.stderr));
  const display = hasDisplay() ? undefined : await startVirtualDisplay();
  const canvas = await _electron.launch({
    executablePath: executable,
    args: [inProject('test', 'bench', 'empty-window')],
    env: { ...process.env, ...(display && { DISPLAY: display.display }) },
  });
  try {
    const svg = await readFile(inProject('build', 'icon.svg'), 'utf8');
    const window = await canvas.firstWindow();
    for (const { path, size } of pictures) {
      const pixels = await window.evaluate(drawIcon, { svg, size });
      await writeFile(path, Buffer.from(pixels, 'base64'));
    }
  } finally {
    await canvas.close();
    await display?.close();
  }
});

/** Runs in the window. */
async function drawIcon({ svg, size }) {
  const image = new Image(size, size);
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  canvas.getContext('2d').drawImage(image, 0, 0, size, size);
  return canvas.toDataURL('image/png').split(',')[1];
}
