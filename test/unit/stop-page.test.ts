import { describe, expect, it } from 'vitest';
import { stopLine, stopPageHtml } from '../../main/stop-page.ts';
import type { StopReason } from '../../main/stop-reason.ts';

const path = '/desk/<b>';
const shownPath = '/desk/&lt;b&gt;';

const faults = { kind: 'policy-unusable', path, faults: 'Field "locale" is "fi".' } as const;
/** One of each kind: a new kind does not compile before it stands here. */
const reasons: Readonly<Record<StopReason['kind'], StopReason>> = {
  'argument-alone': { kind: 'argument-alone', name: '--data-dir' },
  'argument-twice': { kind: 'argument-twice', name: '--policy' },
  'folder-not-writable': { kind: 'folder-not-writable', path },
  'policy-unreadable': { kind: 'policy-unreadable', path },
  'policy-not-utf8': { kind: 'policy-not-utf8', path },
  'policy-not-json': { kind: 'policy-not-json', path, line: 3, column: 14 },
  'policy-unusable': faults,
  newer: { kind: 'newer', path },
  'not-a-database': { kind: 'not-a-database', path },
  'disk-full': { kind: 'disk-full', path },
  'read-only': { kind: 'read-only', path },
  'storage-failed': { kind: 'storage-failed', path },
  unexpected: { kind: 'unexpected', error: 'TypeError', dataDir: path },
};
const sentenceOn = (page: string): string => /<p>(.*)<\/p>/.exec(page)?.[1] ?? '';

describe.each(Object.entries(reasons))('a desk that did not start: %s', (kind, reason) => {
  it('names what is at fault and says what to do, in the language of the desk', () => {
    expect(reason.kind).toBe(kind);
    const named = 'name' in reason ? reason.name : shownPath;
    const [english, swedish] = [stopPageHtml(reason, 'en'), stopPageHtml(reason, 'sv')];

    expect(english).toContain('<html lang="en">');
    expect(swedish).toContain('<html lang="sv">');
    for (const page of [english, swedish]) {
      expect(sentenceOn(page)).toContain(named);
      expect(page).not.toContain(path);
      // What happened, and what to do about it.
      expect(sentenceOn(page).split(/[.:] /).length).toBeGreaterThan(1);
    }
    expect(sentenceOn(swedish)).not.toBe(sentenceOn(english));
  });

  it('is one line on standard error, in English', () => {
    expect(stopLine(reason)).toMatch(/^Tapdesk did not start: .+\.$/);
  });
});

it('the faults of a policy are English on either page, and told to be', () => {
  const shown = '<p lang="en">Field &quot;locale&quot; is &quot;fi&quot;.</p>';

  expect(stopPageHtml(faults, 'en')).toContain(shown);
  expect(stopPageHtml(faults, 'sv')).toContain(shown);
  expect(stopLine(faults)).toContain('to correct it: Field "locale" is "fi".');
});
