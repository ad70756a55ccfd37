import type { ReaderProfile } from '../../contract/reader.ts';
import { readerPresets } from '../../contract/reader-presets.ts';

/** The preset a profile was made from: '' for no reader, 'other' for one set by policy or by hand. */
export function presetOf(reader: ReaderProfile | null): string {
  if (reader === null) return '';
  const alike = readerPresets.filter(({ settings }) => isSame({ ...settings, path: reader.path }, reader));
  return (alike.find(({ id }) => id === reader.preset) ?? alike[0])?.id ?? 'other';
}

function isSame(one: ReaderProfile, other: ReaderProfile): boolean {
  return (['baudRate', 'format', 'technology', 'transform', 'checksum', 'crc'] as const).every(
    (name) => one[name] === other[name],
  );
}
