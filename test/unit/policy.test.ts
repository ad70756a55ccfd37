import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { apiAddressProblem, apiBaseUrlSchema } from '../../contract/settings.ts';
import { parseCommandLine } from '../../main/command-line.ts';
import { checkChange, deskSettingsOf } from '../../main/desk-settings.ts';
import { localeOf } from '../../main/locale.ts';
import { readPolicy } from '../../main/policy.ts';
import { stopLine } from '../../main/stop-page.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function policyFile(contents: string): string {
  const path = join(temporaryFolder(), 'policy.json');
  writeFileSync(path, contents);
  return path;
}
const sentenceFor = (contents: string): string => {
  const read = readPolicy(policyFile(contents), '/nowhere');
  return read.kind === 'problem' ? stopLine(read.problem) : '';
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
    [
      { apiBaseUrl: 'http://ada:secret@api.example.com?key=1' },
      'Field "apiBaseUrl" is "http://…@api.example.com?…" (must be https (http only for this computer)): correct it, or take it out.',
    ],
    [
      { reader: { path: 'COM3', baudRate: 9600, format: 'line-hex' } },
      'Field "reader.technology" is missing (line-hex needs a technology: EM, MC or MD): add it.',
    ],
    [
      { reader: { path: 'COM3', baudRate: '9600', format: 'stx-etx-xor' } },
      'Field "reader.baudRate" is "9600" (must be a number without quotation marks): correct it.',
    ],
    [
      { reader: { path: 'COM3', baudRate: 12, format: 'stx-etx-xor' } },
      'Field "reader.baudRate" is 12 (must be at least 300): correct it.',
    ],
    [
      {
        reader: {
          path: 'COM3',
          usb: { vendorId: '403', productId: '6001' },
          baudRate: 9600,
          format: 'electra',
        },
      },
      'Field "reader.usb.vendorId" is "403" (must be four hexadecimal digits, such as 0403): correct it.',
    ],
    [
      { reader: { path: 'COM3', baudRate: 9600, format: 'electra', parts: ['EM', 'XX'] } },
      'Entry 2 of "reader.parts" is "XX" (must be "EM", "MC" or "MD"): correct it.',
    ],
    [{ locale: 'de' }, 'Field "locale" is "de" (must be "en" or "sv"): correct it, or take it out.'],
    [{ retentionDays: 0 }, 'Field "retentionDays" is 0 (must be at least 1): correct it, or take it out.'],
    [{ organisation: null }, 'Field "organisation" is null (must be text in quotation marks)'],
    [{ organisation: 'x'.repeat(99) }, '(must have at most 80 characters)'],
    [
      { apiBaseURL: 'https://api.example.com' },
      'The file has the field "apiBaseURL" (Tapdesk knows here apiBaseUrl, reader, identificationFormat, locale, retentionDays, organisation, templates and codeLength): correct the spelling, or take it out.',
    ],
    [[], 'The file is an empty list (must be an object in curly brackets): correct it.'],
  ])('says where, what is there, what is expected and what to do: %j', (contents, words) => {
    expect(sentenceFor(JSON.stringify(contents))).toContain(words);
  });

  it.each([
    ['{ "locale": ', 'is not JSON: line 1 cannot be read from column 13 on'],
    ['{\n  "locale": "sv",\n}\n', 'is not JSON: line 3 cannot be read from column 1 on'],
    ['', 'is not JSON: line 1 cannot be read from column 1 on'],
    ['{\0"\0', 'is not UTF-8'],
  ])('says where it stops being JSON: %j', (contents, words) => {
    expect(sentenceFor(contents)).toContain(words);
  });

  it('tells five faults, and how many there are besides', () => {
    const templates = Array.from({ length: 3 }, () => ({}));
    expect(sentenceFor(JSON.stringify({ templates }))).toMatch(/Faults besides these: \d+\.$/);
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
    [[{ ...visitor, name: '' }], 'Template 1 "", field "name" is "" (must not be empty): correct it.'],
    [
      [visitor, { ...visitor, name: 'Guest', validity: { kind: 'year' } }],
      'Template 2 "Guest", field "validity.kind" is "year" (must be today, this-week, days, months, until or no-end): correct it.',
    ],
    [
      [{ ...visitor, validity: { kind: 'until', day: '2027-02-29' } }],
      'Template 1 "Visitor", field "validity.day" is "2027-02-29" (must be a day such as 2027-08-31): correct it.',
    ],
    [
      [{ ...visitor, pin: 'weak' }],
      'Template 1 "Visitor", field "pin" is "weak" (must be none, generate or typed): correct it.',
    ],
    [
      [{ ...visitor, accessLevels: [{ ...level, id: 'Main entrance' }] }],
      'Template 1 "Visitor", entry 1 "Main entrance" of "accessLevels", field "id" is "Main entrance" (must be the id of an access level): correct it.',
    ],
    [
      [{ ...visitor, accessLevels: undefined }],
      'Template 1 "Visitor", field "accessLevels" is missing (must be a list in square brackets): add it.',
    ],
    [
      [{ ...visitor, validity: undefined }],
      'Template 1 "Visitor", field "validity" is missing (must be such as { "kind": "today" }): add it.',
    ],
    [
      [visitor, visitor],
      'Template 2 "Visitor", field "name" is "Visitor" (is the name of another one, too): correct it.',
    ],
    [
      [{ ...visitor, color: 'red' }],
      'Template 1 "Visitor" has the field "color" (Tapdesk knows here name, accessLevels, validity, pin and key): correct the spelling, or take it out.',
    ],
    [['Visitor'], 'Template 1 is "Visitor" (must be an object in curly brackets): correct it.'],
    [
      Array.from({ length: 10 }, (_, index) => ({ ...visitor, name: String(index) })),
      'Field "templates" is a list of 10 (there may be at most 9: one for each key from F1 to F9): correct it',
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
    ['https://relay.example.com/v1?site=3', 'more-than-address'],
    ['https://relay.example.com/v1#here', 'more-than-address'],
    ['https://user@relay.example.com/v1', 'more-than-address'],
    ['https://user:pass@relay.example.com/v1', 'more-than-address'],
    ['http://relay.example.com/v1?site=3', 'not-https'],
    ['relay.example.com', 'not-https'],
    ['https://', 'not-https'],
  ])('%s is refused for what is wrong with it: %s', (address, problem) => {
    expect(apiAddressProblem(address)).toBe(problem);
    expect(checkChange({ apiBaseUrl: address }, [])).toEqual({
      kind: 'refused',
      field: 'apiBaseUrl',
      problem,
    });
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
    expect(checkChange({ apiBaseUrl: ' https://relay.example.com/v1/ ' }, [])).toEqual({
      kind: 'change',
      change: { apiBaseUrl: 'https://relay.example.com/v1' },
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
    [['--data-dir'], { kind: 'argument-alone', name: '--data-dir' }],
    [['--policy', '--practice'], { kind: 'argument-alone', name: '--policy' }],
    [['--data-dir='], { kind: 'argument-alone', name: '--data-dir' }],
    [['--data-dir', 'a', '--data-dir', 'b'], { kind: 'argument-twice', name: '--data-dir' }],
  ])('says what is missing: %j', (args, reason) => {
    expect(parseCommandLine(args, '/')).toEqual({ kind: 'problem', reason });
  });
});
