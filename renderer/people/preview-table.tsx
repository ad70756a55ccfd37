import { columnUses } from '../../contract/list-reading.ts';
import type { PeopleDraft } from '../../contract/people-list.ts';
import { Icon } from '../components/icon.tsx';
import { useWording } from '../wording/use-wording.ts';
import { withColumn, type Correction } from './list-corrections.ts';

interface PreviewTableProps {
  readonly draft: PeopleDraft;
  readonly onCorrect: (correction: Correction) => void;
}

/** The first rows, and over each column what it is read as. Several people's worth of width scrolls inside. */
export function PreviewTable({ draft, onCorrect }: PreviewTableProps) {
  const { peopleList: words } = useWording();
  const { reading, headings, firstRows } = draft;
  return (
    <div className="people-rows" role="region" aria-label={words.firstRows} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.line}</th>
            {reading.columns.map((chosen, index) => (
              <th scope="col" key={index}>
                {reading.hasHeader && <span aria-hidden="true">{headings[index] ?? ''}</span>}
                <span className="select">
                  <select
                    aria-label={words.column(index + 1, headings[index] ?? '')}
                    value={chosen}
                    onChange={(event) => {
                      const chosenUse = columnUses.find((one) => one === event.currentTarget.value);
                      if (chosenUse !== undefined) onCorrect(withColumn(reading, index, chosenUse));
                    }}
                  >
                    {columnUses.map((option) => (
                      <option key={option} value={option}>
                        {words.uses[option]}
                      </option>
                    ))}
                  </select>
                  <Icon name="chevron" />
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {firstRows.map((row) => (
            <tr key={row.line} data-bad={row.problems.length > 0 ? '' : undefined}>
              <th scope="row">{row.line}</th>
              {reading.columns.map((chosen, index) => (
                <td key={index} data-ignored={chosen === 'ignored' ? '' : undefined}>
                  {row.cells[index] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
