import { escapeHtml } from './escape-html.ts';

/** Why the desk did not start, for the person in front of it; `stop.css` stands beside the built window. */
export function stopPageHtml(sentence: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Tapdesk did not start</title>
    <link rel="stylesheet" href="/stop.css" />
  </head>
  <body>
    <main role="alert">
      <h1>Tapdesk did not start</h1>
      <p>${escapeHtml(sentence)}</p>
      <p>Nothing that was saved has been changed. Close this window, put it right, and start Tapdesk again.</p>
    </main>
  </body>
</html>
`;
}
