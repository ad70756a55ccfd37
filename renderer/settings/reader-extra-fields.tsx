import { KEYBOARD_PATH, type ReaderFormat } from '../../contract/reader-formats.ts';
import { partsOffered } from '../../contract/reader-parts.ts';
import { Choice } from '../components/choice.tsx';
import { useWording } from '../wording/use-wording.ts';
import { prefixKeys, type ReaderExtras } from './reader-extras.ts';

interface ReaderExtraFieldsProps {
  readonly path: string;
  readonly format: ReaderFormat;
  readonly extras: ReaderExtras;
  readonly isLocked: boolean;
  readonly onExtras: (extras: ReaderExtras) => void;
}

/** The first key of a reader that types, and what a card with two numbers is joined of: only where there is a choice. */
export function ReaderExtraFields({ path, format, extras, isLocked, onExtras }: ReaderExtraFieldsProps) {
  const { settings: words, card } = useWording();
  const offered = partsOffered(format);
  if (path !== KEYBOARD_PATH && offered.length === 0) return null;
  return (
    <div className="pair">
      {path === KEYBOARD_PATH && (
        <Choice
          label={words.prefixKey}
          value={extras.prefixKey}
          options={['', ...prefixKeys].map((value) => ({
            value,
            label: value === '' ? words.noPrefixKey : value,
          }))}
          hint={words.prefixKeyHint}
          disabled={isLocked}
          onChoose={(prefixKey) => {
            onExtras({ ...extras, prefixKey });
          }}
        />
      )}
      {offered.length > 0 && (
        <Choice
          label={words.parts}
          value={extras.parts}
          options={[
            { value: '', label: words.noParts },
            ...offered.map((parts) => ({
              value: parts.join('|'),
              label: words.bothParts(card.technology[parts[0]], card.technology[parts[1]]),
            })),
          ]}
          hint={words.partsHint}
          disabled={isLocked}
          onChoose={(parts) => {
            onExtras({ ...extras, parts });
          }}
        />
      )}
    </div>
  );
}
