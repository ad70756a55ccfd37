import { createReporter } from './lib/reporter.mjs';
import { setUp } from './lib/set-up.mjs';
import { runScript, Trouble } from './lib/trouble.mjs';

await runScript(async () => {
  const [option, purpose = 'run', ...rest] = process.argv.slice(2);
  const isUnderstood =
    option === undefined || (option === '--for' && ['run', 'test'].includes(purpose) && rest.length === 0);
  if (!isUnderstood) throw new Trouble('Use: npm run setup [-- --for run|test]');
  await setUp(purpose, createReporter(process.stdout));
  console.log('Ready. Open the desk with: npm start');
});
