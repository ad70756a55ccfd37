import { CODE_PREFIX } from '../../contract/key-text.ts';
import type { Locale } from '../../contract/settings.ts';
import { localOf } from '../enrollment/local-time.ts';
import { endAt } from '../enrollment/validity-facts.ts';
import { escapeHtml } from '../escape-html.ts';
import type { Receipt } from './receipt.ts';
import { receiptWords } from './receipt-words.ts';

/** A receipt to sign, one page; `receipt.css` stands beside the built window. What people typed is only ever text in it. */
export function receiptHtml(receipt: Receipt, locale: Locale, zone: string): string {
  const words = receiptWords[locale];
  const { validFrom, validTo } = receipt;
  const startsLater = validFrom !== null && Date.parse(validFrom) > receipt.atMs;
  const validity = words.validity(
    startsLater ? localOf(validFrom, zone) : null,
    validTo === null ? { kind: 'none' } : endAt(localOf(validTo, zone)),
  );
  const lines = [
    [words.person, receipt.person === '' ? words.unnamed : receipt.person],
    [receipt.isCode ? words.code : words.card, receipt.cardNumber.replace(CODE_PREFIX, '')],
    [words.valid, validity],
    [words.levels, receipt.levels.length === 0 ? words.noLevels : receipt.levels.join(', ')],
    ...(receipt.hasPin ? [[words.pin, words.hasPin]] : []),
    [words.date, words.time(localOf(new Date(receipt.atMs).toISOString(), zone))],
  ];
  const title = receipt.isCode ? words.codeTitle : receipt.isLent ? words.lentTitle : words.title;
  const received = receipt.isCode ? words.codeReceived : receipt.isLent ? words.lent : words.received;
  const shown = lines.map(
    ([name, text]) => `<div><dt>${escapeHtml(name ?? '')}</dt><dd>${escapeHtml(text ?? '')}</dd></div>`,
  );
  return `<!doctype html>
<html lang="${locale}">
  <head>
    <meta charset="utf-8" />
    <title>${escapeHtml(title)}</title>
    <link rel="stylesheet" href="/receipt.css" />
  </head>
  <body>
    <main>
      ${receipt.organisation === '' ? '' : `<p class="organisation">${escapeHtml(receipt.organisation)}</p>`}
      <h1>${escapeHtml(title)}</h1>
      <dl>${shown.join('')}</dl>
      <p>${escapeHtml(received)}</p>
      <div class="signatures">
        <p>${escapeHtml(words.signature)}</p>
        <p>${escapeHtml(words.handedOverBy)}</p>
      </div>
    </main>
  </body>
</html>
`;
}
