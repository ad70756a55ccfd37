import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../support/electron-executable.ts';

interface Declaration {
  readonly place: string;
  readonly property: string;
  readonly value: string;
}

const deskSheets = readdirSync(join(projectRoot, 'renderer/styles')).map((name) => `renderer/styles/${name}`);
/** Pages of their own, which say the values they use again. */
const pageSheets = ['renderer/unlock/unlock.css', 'renderer/public/stop.css'];
// A receipt is black on paper, in millimetres and points.
const sheets = [...deskSheets, ...pageSheets];

const textOf = (sheet: string): string =>
  readFileSync(join(projectRoot, sheet), 'utf8').replaceAll(/\/\*.*?\*\//gs, (comment) =>
    comment.replaceAll(/[^\n]/g, ' '),
  );

function declarationsIn(sheet: string, text = textOf(sheet)): readonly Declaration[] {
  return [...text.matchAll(/(?<=[{;]\s*)(?<property>-{0,2}[a-z][\w-]*)\s*:\s*(?<value>[^;{}]+);/g)].map(
    ({ groups, index }) => ({
      place: `${sheet}:${text.slice(0, index).split('\n').length}`,
      property: groups?.['property'] ?? '',
      value: (groups?.['value'] ?? '').replaceAll(/\s+/g, ' '),
    }),
  );
}

const declarations = sheets.flatMap((sheet) => declarationsIn(sheet));
const tokensIn = (sheet: string): ReadonlyMap<string, string> => {
  const beforeForcedColors = textOf(sheet).split('@media (forced-colors')[0];
  const own = declarationsIn(sheet, beforeForcedColors).filter(({ property }) => property.startsWith('--'));
  return new Map(own.map(({ property, value }) => [property, value]));
};
const forcedColorsIn = (sheet: string): readonly string[] => {
  const block = /@media \(forced-colors: active\) \{\s*:root \{(?<body>[^}]*)\}/.exec(textOf(sheet));
  return declarationsIn(sheet, `{${block?.groups?.['body'] ?? ''}`).map(({ property }) => property);
};
const tokens = tokensIn('renderer/styles/base.css');
const isColorToken = (name: string): boolean => !/^--(text|space|radius|target)/.test(name);

/** Everything in it comes from a token, or is no measure and no colour at all. */
const withoutTokens = (value: string): string => value.replaceAll(/var\(--[\w-]+\)/g, '');

const colorProperties = /color|^background|^border|^outline|^fill$|^stroke$|shadow/;
const writtenColor =
  /#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)\(|\b(black|white|red|green|blue|gray|grey|orange|yellow|purple|teal|navy|silver)\b/i;
const systemColor = /\b(Canvas|CanvasText|Highlight|HighlightText|ButtonText|ButtonFace|LinkText|GrayText)\b/;

const spaceProperties = /^(gap|row-gap|column-gap|padding(-[a-z-]+)?|margin(-[a-z-]+)?)$/;
const writtenLength = /-?\d*\.?\d+(rem|em|px|pt|ch|mm|cm)\b/;

/** What stands in a sheet as a plain value, and why. */
const exceptions: readonly { readonly property: string; readonly value: RegExp; readonly why: string }[] = [
  { property: 'font-size', value: /^min\(32vw, 60vh\)$/, why: 'the PIN fills the window' },
  { property: 'font-size', value: /^inherit$/, why: 'a part of a text that has a size' },
  {
    property: 'padding-inline-start',
    value: /^calc\(1\.75rem \+ \)$/,
    why: 'below a text that stands after an icon',
  },
  { property: 'margin-block-start', value: /^0\.125em$/, why: 'an icon on the line of its text' },
  { property: 'gap', value: /^1px$/, why: 'banners with a line between them' },
];
const isException = ({ property, value }: Declaration): boolean =>
  exceptions.some((one) => one.property === property && one.value.test(value));

const plainly = (found: readonly Declaration[]): readonly string[] =>
  found.map(({ place, property, value }) => `${place} ${property}: ${value}`);

describe('The style sheets', () => {
  test('take every colour from a token', () => {
    const inTokens = ({ property }: Declaration): boolean => property.startsWith('--');
    const own = declarations.filter(
      (one) =>
        !inTokens(one) && colorProperties.test(one.property) && writtenColor.test(withoutTokens(one.value)),
    );
    expect(plainly(own)).toEqual([]);
    expect(declarations.filter(({ value }) => value.includes('var(--')).length).toBeGreaterThan(300);
  });

  test('name the system’s colours only where it forces them', () => {
    const found = sheets.flatMap((sheet) => {
      const [before = ''] = textOf(sheet).split('@media (forced-colors');
      return declarationsIn(sheet, before).filter(({ value }) => systemColor.test(value));
    });
    expect(plainly(found)).toEqual([]);
  });

  test('take every size of text from the scale', () => {
    const own = declarations.filter(
      (one) => one.property === 'font-size' && withoutTokens(one.value) !== '' && !isException(one),
    );
    expect(plainly(own)).toEqual([]);
  });

  test('take all space inside and between things from the steps', () => {
    const own = declarations.filter(
      (one) =>
        spaceProperties.test(one.property) &&
        writtenLength.test(withoutTokens(one.value)) &&
        !isException({ ...one, value: withoutTokens(one.value) }),
    );
    expect(plainly(own)).toEqual([]);
  });

  test('take every corner from its tokens, or make a circle', () => {
    const own = declarations.filter(
      ({ property, value }) => property === 'border-radius' && !/^( |0|50%)*$/.test(withoutTokens(value)),
    );
    expect(plainly(own)).toEqual([]);
  });

  test('use no token that is not there, and have none nobody uses', () => {
    const used = new Set(
      declarations.flatMap(({ value }) =>
        [...value.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name ?? ''),
      ),
    );
    // React Aria's: how wide the field is that a list belongs to.
    used.delete('--trigger-width');
    expect([...used].filter((name) => !tokens.has(name))).toEqual([]);
    expect([...tokens.keys()].filter((name) => !used.has(name))).toEqual([]);
  });

  test.each(['renderer/styles/base.css', ...pageSheets])(
    'have each colour in both themes, and where colours are forced: %s',
    (sheet) => {
      const colors = [...tokensIn(sheet)].filter(([name]) => isColorToken(name));
      expect(colors.length).toBeGreaterThan(1);
      const isDrawnInBoth = ([name, value]: readonly [string, string]): boolean =>
        /^light-dark\((#|rgb)/.test(value) || /^--shadow/.test(name);
      expect(colors.filter((one) => !isDrawnInBoth(one))).toEqual([]);
      expect(colors.map(([name]) => name).toSorted()).toEqual(forcedColorsIn(sheet).toSorted());
    },
  );

  test.each(pageSheets)('say again what the desk’s says, where they stand alone: %s', (sheet) => {
    const own = [...tokensIn(sheet)];
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter(([name, value]) => tokens.get(name) !== value)).toEqual([]);
  });

  test('and the page about them name the same tokens', () => {
    const page = readFileSync(join(projectRoot, 'docs/design-language.md'), 'utf8');
    const unnamed = [...tokens.keys()].filter((name) => !page.includes(`\`${name.slice(2)}\``));
    expect(unnamed).toEqual([]);
  });
});
