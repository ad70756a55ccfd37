import { memo } from 'react';
import type { AccessLevel } from '../../contract/access-levels.ts';
import type { RegisterEntryView } from '../../contract/register.ts';
import { ReceiptButton } from '../receipt/receipt-button.tsx';
import { useWording } from '../wording/use-wording.ts';

interface RegisterRowProps {
  readonly entry: RegisterEntryView;
  readonly levels: readonly AccessLevel[];
  readonly onShow: (entry: RegisterEntryView) => void;
  readonly onChange: (entry: RegisterEntryView) => void;
  readonly onErase: (entry: RegisterEntryView) => void;
}

/** Typing in the search box draws two hundred rows again only if they have changed. */
export const RegisterRow = memo(
  DrawnRow,
  (before, after) => before.entry === after.entry && before.levels === after.levels,
);

function DrawnRow({ entry, levels, onShow, onChange, onErase }: RegisterRowProps) {
  const { register: words, activity, general } = useWording();
  const { columns } = words;
  const time = (text: string): string => general.time(Date.parse(text));
  const names = entry.accessLevelIds.map((id) => levels.find((level) => level.id === id)?.name ?? id);
  return (
    <tr tabIndex={-1}>
      <th scope="row">{entry.holder === '' ? words.unnamed : entry.holder}</th>
      <td className="number">{activity.keyNumber(entry.cardNumber)}</td>
      <td data-label={columns.valid}>
        {entry.validFrom !== null && <p>{words.validFrom(time(entry.validFrom))}</p>}
        <p>{entry.validTo === null ? words.alwaysValid : words.validTo(time(entry.validTo))}</p>
      </td>
      <td data-label={columns.levels}>{names.length === 0 ? words.noLevels : names.join(', ')}</td>
      <td data-label={columns.registered}>{general.time(entry.registeredAtMs)}</td>
      <td>
        <div className="buttons">
          {entry.canChange && (
            <button
              type="button"
              aria-label={words.changeKey(entry.holder, activity.keyNumber(entry.cardNumber))}
              onClick={() => {
                onChange(entry);
              }}
            >
              {words.change}
            </button>
          )}
          {entry.submissionId !== null && (
            <button
              type="button"
              onClick={() => {
                onShow(entry);
              }}
            >
              {words.showSubmission}
            </button>
          )}
          <ReceiptButton
            of={{ kind: 'entry', id: entry.id }}
            about={entry.holder === '' ? entry.cardNumber : entry.holder}
          />
          <button
            type="button"
            onClick={() => {
              onErase(entry);
            }}
          >
            {words.erase}
          </button>
        </div>
      </td>
    </tr>
  );
}
