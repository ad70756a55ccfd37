import './unlock.css';
import type { DeskApi } from '../../contract/desk-api.ts';
import { unlockWordings } from './unlock-wording.ts';

// Not through desk-client.ts: a module shared with the desk's page would be a file of its own there.
const desk: Pick<DeskApi, 'unlock' | 'startWithoutPassphrase'> = window.desk;

const locale = new URLSearchParams(location.search).get('lang') === 'sv' ? 'sv' : 'en';
const words = unlockWordings[locale];

const heading = element('heading', HTMLHeadingElement);
const problem = element('problem', HTMLParagraphElement);
const form = element('unlock', HTMLFormElement);
const field = element('passphrase', HTMLInputElement);
const open = element('open', HTMLButtonElement);
const without = element('without', HTMLButtonElement);

document.documentElement.lang = locale;
document.title = `${words.heading} – Tapdesk`;
heading.textContent = words.heading;
element('label', HTMLLabelElement).textContent = words.label;
element('about', HTMLParagraphElement).textContent = words.about;
open.textContent = words.open;
without.textContent = words.without;
element('without-hint', HTMLParagraphElement).textContent = words.withoutHint;
field.focus();

let isTrying = false;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void tryPassphrase();
});
without.addEventListener('click', () => {
  void desk.startWithoutPassphrase();
});

async function tryPassphrase(): Promise<void> {
  if (isTrying) return;
  isTrying = true;
  open.textContent = words.opening;
  const reply = await desk.unlock({ passphrase: field.value });
  const outcome = reply.ok ? reply.value : 'failed';
  // Main shows the desk when it is open.
  if (outcome === 'unlocked' || outcome === 'not-locked') return;
  isTrying = false;
  open.textContent = words.open;
  field.value = '';
  say(words.problem[outcome]);
}

function say(sentence: string): void {
  problem.textContent = sentence;
  problem.hidden = false;
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', 'problem about');
  problem.focus();
}

function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
}
