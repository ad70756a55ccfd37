import { readerFormatNames, traitsOf, transforms, typedFormats } from '../../contract/reader-formats.ts';
import { Choice } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { useWording } from '../wording/use-wording.ts';
import type { CustomReader } from './custom-reader.ts';

interface CustomFieldsProps {
  readonly reader: CustomReader;
  readonly isLocked: boolean;
  /** It types: no other format can come. */
  readonly isKeyboard: boolean;
  readonly onReader: (reader: CustomReader) => void;
}

const serialFormats = readerFormatNames.filter((format) => !traitsOf(format).isPcsc);

/** A reader set by hand: what its format leaves open, and nothing else. */
export function CustomFields({ reader, isLocked, isKeyboard, onReader }: CustomFieldsProps) {
  const { settings: words, card } = useWording();
  const traits = traitsOf(reader.format);
  const technologies = (['EM', 'MC', 'MD'] as const).map((value) => ({
    value,
    label: card.technology[value],
  }));
  return (
    <div className="pair">
      <Choice
        label={words.format}
        value={reader.format}
        options={(isKeyboard ? typedFormats : serialFormats).map((value) => ({
          value,
          label: words.readerFormats[value],
        }))}
        disabled={isLocked}
        hint={traits.isWhole ? null : words.incompleteFormat}
        onChoose={(format) => {
          onReader({ ...reader, format, crc: traitsOf(format).usualCrc ?? '' });
        }}
      />
      <Field
        label={words.baudRate}
        value={reader.baudRate}
        inputMode="numeric"
        maxLength={7}
        disabled={isLocked}
        autoComplete="off"
        onText={(baudRate) => {
          onReader({ ...reader, baudRate });
        }}
      />
      {traits.technology === 'chosen' && (
        <Choice
          label={words.cardType}
          value={reader.technology}
          options={[
            ...(reader.technology === '' ? [{ value: '' as const, label: words.chooseCardType }] : []),
            ...technologies,
          ]}
          disabled={isLocked}
          onChoose={(technology) => {
            onReader({ ...reader, technology });
          }}
        />
      )}
      {traits.isWhole && (
        <Choice
          label={words.order}
          value={reader.transform}
          options={(['', ...transforms] as const).map((value) => ({ value, label: words.orders[value] }))}
          disabled={isLocked}
          onChoose={(transform) => {
            onReader({ ...reader, transform });
          }}
        />
      )}
      {traits.checksums.length > 1 && (
        <Choice
          label={words.checksum}
          value={reader.checksum}
          options={traits.checksums.map((value) => ({ value, label: words.checksums[value] }))}
          disabled={isLocked}
          onChoose={(checksum) => {
            onReader({ ...reader, checksum });
          }}
        />
      )}
      {traits.crcs.length > 0 && (
        <Choice
          label={words.crc}
          value={reader.crc}
          options={(traits.usualCrc === null ? (['', ...traits.crcs] as const) : traits.crcs).map(
            (value) => ({
              value,
              label: words.crcs[value],
            }),
          )}
          disabled={isLocked}
          onChoose={(crc) => {
            onReader({ ...reader, crc });
          }}
        />
      )}
    </div>
  );
}
