import { findElectron } from './lib/electron.mjs';
import { createReporter } from './lib/reporter.mjs';
import { runScript } from './lib/trouble.mjs';

// Standard output carries the path and nothing else, so that other programs can use it.
await runScript(async () => {
  const { executable } = await findElectron(createReporter(process.stderr));
  console.log(executable);
});
