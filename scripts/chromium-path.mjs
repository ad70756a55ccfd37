import { findChromium } from './lib/chromium.mjs';
import { runScript, Trouble } from './lib/trouble.mjs';

// Standard output carries the path and nothing else, so that other programs can use it.
await runScript(async () => {
  const executable = findChromium();
  if (executable === undefined)
    throw new Trouble(
      'There is no Chromium here. Run: npm run setup -- --for test\nOr name one (Chrome is one, too) in CHROME_PATH.',
    );
  console.log(executable);
});
