import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readerFormatNames, traitsOf, type ReaderFormat } from '../../../contract/reader-formats.ts';
import { readerPresets, type ReaderPreset } from '../../../contract/reader-presets.ts';
import { englishSettings } from '../../../renderer/wording/en/settings.ts';

/** The rows of a table in docs/readers.md, under the heading it stands below. */
async function tableUnder(heading: string): Promise<readonly (readonly string[])[]> {
  const text = await readFile(join(import.meta.dirname, '../../../docs/readers.md'), 'utf8');
  const [, part = ''] = text.split(`\n## ${heading}\n`);
  const [section = ''] = part.split('\n## ');
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

function profileText({ format, technology, transform, checksum, crc }: ReaderPreset['settings']): string {
  return [format, technology, transform, checksum, crc]
    .filter((part) => part !== undefined)
    .map((part) => `\`${part}\``)
    .join(' ');
}

function carriedBy(format: ReaderFormat): string {
  const { technology, isWhole } = traitsOf(format);
  if (!isWhole) return 'refused';
  if (technology === 'chosen') return 'said in the profile';
  return technology === 'in-frame' ? 'said in every frame' : technology;
}

test('the table of readers is that of the presets', async () => {
  expect(await tableUnder('Readers')).toEqual(
    readerPresets.map(({ name, settings, note }) => [
      name,
      String(settings.baudRate),
      profileText(settings),
      englishSettings.presetNote[note],
    ]),
  );
});

test('every wire format is described, with the cards it carries', async () => {
  const rows = await tableUnder('Wire formats');

  expect(rows.map(([name, , carried]) => [name, carried])).toEqual(
    readerFormatNames.map((format) => [`\`${format}\``, carriedBy(format)]),
  );
});
