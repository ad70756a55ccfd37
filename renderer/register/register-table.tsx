import type { AccessLevel } from '../../contract/access-levels.ts';
import type { RegisterEntryView } from '../../contract/register.ts';
import { KeptFocus } from '../components/kept-focus.tsx';
import { useWording } from '../wording/use-wording.ts';
import { RegisterRow } from './register-row.tsx';
import type { ShownRegister } from './use-register.ts';

interface RegisterTableProps {
  readonly shown: NonNullable<ShownRegister['shown']>;
  readonly levels: readonly AccessLevel[];
  readonly onShow: (entry: RegisterEntryView) => void;
  readonly onChange: (entry: RegisterEntryView) => void;
  readonly onErase: (entry: RegisterEntryView) => void;
}

export function RegisterTable({ shown, levels, onShow, onChange, onErase }: RegisterTableProps) {
  const { register: words } = useWording();
  const { list, search } = shown;
  const { entries, hasMore, unreadableCount } = list;
  return (
    <KeptFocus>
      {entries.length > 0 && (
        <table aria-label={words.table}>
          <thead>
            <tr>
              {(['holder', 'card', 'valid', 'levels', 'registered', 'actions'] as const).map((column) => (
                <th key={column} scope="col">
                  {words.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <RegisterRow
                key={entry.id}
                entry={entry}
                levels={levels}
                onShow={onShow}
                onChange={onChange}
                onErase={onErase}
              />
            ))}
          </tbody>
        </table>
      )}
      <p className={entries.length === 0 ? 'empty' : 'hint'} role="status">
        {entries.length > 0
          ? words.shown(entries.length, hasMore)
          : search.trim() === ''
            ? words.none
            : words.noMatch(search.trim())}
      </p>
      {unreadableCount > 0 && <p className="hint">{words.unreadable(unreadableCount)}</p>}
    </KeptFocus>
  );
}
