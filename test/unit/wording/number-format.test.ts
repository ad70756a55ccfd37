import { expect, test } from 'vitest';
import { numberFormatSchema } from '../../../contract/card.ts';
import { identificationOf } from '../../../main/reader/identification.ts';
import { englishSettings } from '../../../renderer/wording/en/settings.ts';
import { swedishSettings } from '../../../renderer/wording/sv/settings.ts';

const csn = { technology: 'MC', value: 0x04a22b1cn } as const;

test.each(numberFormatSchema.options)('what Settings shows of “%s” is what is sent', (format) => {
  const sent = `(${identificationOf([csn], format)})`;

  expect(englishSettings.formats[format]).toContain(sent);
  expect(swedishSettings.formats[format]).toContain(sent);
});
