import { dateOrders, delimiters, textEncodings } from '../../contract/list-reading.ts';
import type { ListReading, PeopleDraft } from '../../contract/people-list.ts';
import { Choice } from '../components/choice.tsx';
import { useWording } from '../wording/use-wording.ts';
import type { Correction } from './list-corrections.ts';

interface ReadingFieldsProps {
  readonly draft: PeopleDraft;
  readonly onCorrect: (correction: Correction) => void;
}

export function ReadingFields({ draft, onCorrect }: ReadingFieldsProps) {
  const { peopleList: words } = useWording();
  const { reading } = draft;
  const change = (part: Partial<ListReading>): void => {
    onCorrect((now) => ({ ...now, ...part }));
  };
  const check = (field: 'hasHeader' | 'restorePinZeros') => (
    <label className="check">
      <input
        type="checkbox"
        checked={reading[field]}
        onChange={() => {
          change({ [field]: !reading[field] });
        }}
      />
      {words[field]}
    </label>
  );
  return (
    <>
      <div className="people-reading">
        <Choice
          label={words.encoding}
          value={reading.encoding}
          disabled={draft.hasMark}
          hint={draft.hasMark ? words.marked : null}
          options={textEncodings.map((value) => ({ value, label: words.encodings[value] }))}
          onChoose={(encoding) => {
            change({ encoding });
          }}
        />
        <Choice
          label={words.delimiter}
          value={reading.delimiter}
          options={delimiters.map((value) => ({ value, label: words.delimiters[value] }))}
          onChoose={(delimiter) => {
            change({ delimiter });
          }}
        />
        {draft.hasAmbiguousDates && (
          <Choice
            label={words.dateOrder}
            value={reading.dateOrder}
            options={dateOrders.map((value) => ({
              value,
              label: words.dateOrders[value],
            }))}
            onChoose={(dateOrder) => {
              change({ dateOrder });
            }}
          />
        )}
      </div>
      <div className="people-checks">
        {check('hasHeader')}
        {reading.columns.includes('pin') && check('restorePinZeros')}
      </div>
    </>
  );
}
