import type { Locale } from '../contract/settings.ts';
import { escapeHtml } from './escape-html.ts';
import type { StopReason } from './stop-reason.ts';
import { stopWords } from './stop-words.ts';

/** Why the desk did not start, for the person in front of it; `stop.css` stands beside the built window. */
export function stopPageHtml(reason: StopReason, locale: Locale): string {
  const words = stopWords[locale];
  const faults = reason.kind === 'policy-unusable' ? `<p lang="en">${escapeHtml(reason.faults)}</p>` : '';
  return `<!doctype html>
<html lang="${locale}">
  <head>
    <meta charset="utf-8" />
    <title>${words.title}</title>
    <link rel="stylesheet" href="/stop.css" />
  </head>
  <body>
    <main>
      <div role="alert">
        <h1>${words.title}</h1>
        <p>${escapeHtml(words.sentence(reason))}</p>
        ${faults}
        <p>${words.closing}</p>
      </div>
    </main>
  </body>
</html>
`;
}

/** The same in one line, for whoever starts the desk from a script and reads its standard error. */
export function stopLine(reason: StopReason): string {
  const { title, sentence } = stopWords.en;
  const faults = reason.kind === 'policy-unusable' ? ` ${reason.faults}` : '';
  return `${title}: ${sentence(reason)}${faults}`;
}
