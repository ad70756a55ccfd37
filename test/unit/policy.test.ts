import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { apiBaseUrlSchema } from '../../contract/settings.ts';
import { parseCommandLine } from '../../main/command-line.ts';
import { checkChange, deskSettingsOf, localeOf } from '../../main/desk-settings.ts';
import { readPolicy } from '../../main/policy.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function policyFile(contents: string): string {
  const path = join(temporaryFolder(), 'policy.json');
  writeFileSync(path, contents);
  return path;
}
const sentenceFor = (contents: string): string => {
  const read = readPolicy(policyFile(contents), '/nowhere');
  return read.kind === 'problem' ? read.sentence : '';
};

describe('the policy', () => {
  it('fixes what it names, also with a byte order mark in front', () => {
    const path = policyFile(
      '\uFEFF{ "apiBaseUrl": "https://relay.example.com/v1/", "retentionDays": 30, "locale": "sv" }',
    );

    expect(readPolicy(path, '/nowhere')).toEqual({
      kind: 'policy',
      policy: { apiBaseUrl: 'https://relay.example.com/v1', retentionDays: 30, locale: 'sv' },
      path,
    });
  });

  it('is read from the place of the machine when none is named, and may be missing there only', () => {
    const machine = policyFile('{ "locale": "sv" }');

    expect(readPolicy(null, machine)).toMatchObject({ policy: { locale: 'sv' } });
    expect(readPolicy(null, '/nowhere/policy.json')).toEqual({ kind: 'policy', policy: {}, path: null });
    expect(readPolicy('/nowhere/policy.json', machine)).toMatchObject({ kind: 'problem' });
  });

  it.each([
    ['{ "apiBaseUrl": "http://api.example.com" }', 'field "apiBaseUrl"'],
    ['{ "reader": { "path": "COM3", "baudRate": 9600, "format": "line-hex" } }', 'field "reader.technology"'],
    [
      '{ "reader": { "path": "COM3", "baudRate": "9600", "format": "stx-etx-xor" } }',
      'field "reader.baudRate"',
    ],
    ['{ "locale": "de" }', 'field "locale"'],
    ['{ "retentionDays": 0 }', 'field "retentionDays"'],
    ['{ "apiBaseURL": "https://api.example.com" }', 'field "apiBaseURL"'],
    ['[]', 'contents'],
    ['{ "locale": ', 'is not JSON'],
  ])('names the field that cannot be used: %s', (contents, words) => {
    expect(sentenceFor(contents)).toContain(words);
  });
});

describe('templates in the policy', () => {
  const level = { id: '5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c01', name: 'Main entrance' };
  const visitor = { name: 'Visitor', accessLevels: [level], validity: { kind: 'today' }, pin: 'none' };
  const sentenceOf = (...templates: readonly unknown[]): string => sentenceFor(JSON.stringify({ templates }));

  it('are taken as they are, and locked', () => {
    const read = readPolicy(policyFile(JSON.stringify({ templates: [visitor] })), '/nowhere');
    expect(read).toMatchObject({ kind: 'policy', policy: { templates: [visitor] } });
    const policy = read.kind === 'policy' ? read.policy : {};
    expect(deskSettingsOf({ templates: [] }, policy, 'live')).toMatchObject({
      templates: [visitor],
      locked: ['templates'],
    });
  });

  it.each([
    [[{ ...visitor, name: '' }], 'template 1 "": field "name" (must not be empty)'],
    [
      [visitor, { ...visitor, name: 'Guest', validity: { kind: 'year' } }],
      'template 2 "Guest": field "validity.kind" (must be today, this-week, days, months, until or no-end)',
    ],
    [
      [{ ...visitor, validity: { kind: 'until', day: '2027-02-29' } }],
      'template 1 "Visitor": field "validity.day" (must be a day such as 2027-08-31)',
    ],
    [[{ ...visitor, pin: 'weak' }], 'template 1 "Visitor": field "pin" (must be none, generate or typed)'],
    [
      [{ ...visitor, accessLevels: [{ ...level, id: 'Main entrance' }] }],
      'template 1 "Visitor": field "accessLevels.0.id" (must be the id of an access level)',
    ],
    [[visitor, visitor], 'template 2 "Visitor": field "name" (is the name of another one, too)'],
    [[{ ...visitor, color: 'red' }], 'template 1 "Visitor": field "color" (Tapdesk knows no such field)'],
    [['Visitor'], 'template 1: contents'],
    [
      Array.from({ length: 10 }, (_, index) => ({ ...visitor, name: String(index) })),
      'field "templates" (there may be at most 9)',
    ],
  ])('say which one cannot be used, and why: %j', (templates, words) => {
    expect(sentenceOf(...templates)).toContain(words);
  });
});

describe('the API address', () => {
  it.each([
    'https://api.intserv.se/v1',
    'http://127.0.0.1:8080/v1',
    'http://localhost:1',
    'http://[::1]:9/v1',
  ])('may be %s', (address) => {
    expect(apiBaseUrlSchema.safeParse(address).success).toBe(true);
  });

  it.each([
    'http://api.intserv.se/v1',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'https://user:pass@api.intserv.se',
    'https://api.intserv.se/v1?key=1',
    'ftp://api.intserv.se',
    'api.intserv.se',
    '',
  ])('may not be %s', (address) => {
    expect(apiBaseUrlSchema.safeParse(address).success).toBe(false);
  });
});

describe('settings', () => {
  it('hold the policy before what was saved, and lock it', () => {
    const held = deskSettingsOf(
      { numberFormat: 'decimal', locale: 'en' },
      { identificationFormat: 'specifier' },
      'live',
    );

    expect(held).toMatchObject({ numberFormat: 'specifier', locale: 'en', locked: ['numberFormat'] });
    expect(checkChange({ numberFormat: 'decimal' }, held.locked)).toEqual({
      kind: 'refused',
      field: 'numberFormat',
      problem: 'locked',
    });
    expect(checkChange({ apiBaseUrl: 'http://far.example.com' }, [])).toEqual({
      kind: 'refused',
      field: 'apiBaseUrl',
      problem: 'not-https',
    });
    expect(checkChange({ locale: null }, [])).toEqual({ kind: 'change', change: { locale: null } });
  });

  it('speak the first language of the system that the desk knows', () => {
    expect(localeOf(null, ['de-DE', 'sv-SE', 'en-GB'])).toBe('sv');
    expect(localeOf(null, ['de-DE'])).toBe('en');
    expect(localeOf('en', ['sv-SE'])).toBe('en');
  });
});

describe('the command line', () => {
  it('takes its own words and leaves those of Chromium alone', () => {
    expect(
      parseCommandLine(
        ['--no-sandbox', '--data-dir', 'desk', '--policy=/p.json', '--practice'],
        '/home/desk',
      ),
    ).toEqual({
      kind: 'command-line',
      commandLine: { dataDir: '/home/desk/desk', policyPath: '/p.json', practice: true },
    });
  });

  it.each([
    [['--data-dir']],
    [['--policy', '--practice']],
    [['--data-dir=']],
    [['--data-dir', 'a', '--data-dir', 'b']],
  ])('says what is missing: %j', (args) => {
    expect(parseCommandLine(args, '/')).toMatchObject({
      kind: 'problem',
      sentence: expect.stringMatching(/--(data-dir|policy)/) as string,
    });
  });
});
