import { useState } from 'react';
import { desk as client } from '../desk-client.ts';
import { useWording } from '../wording/use-wording.ts';
import { filterOf, type ChosenFilter } from './activity-filter.ts';

interface ExportButtonProps {
  readonly search: string;
  readonly filter: ChosenFilter;
}

/** All that matches goes into the file, not only what is shown. */
export function ExportButton({ search, filter }: ExportButtonProps) {
  const { record } = useWording();
  const [answer, setAnswer] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const run = async (): Promise<void> => {
    setIsBusy(true);
    setAnswer('');
    const reply = await client.exportActivity({ search: search.slice(0, 200), filter: filterOf(filter) });
    setAnswer(record.exportOutcome(reply.ok ? reply.value : null));
    setIsBusy(false);
  };
  return (
    <div className="export">
      <button
        type="button"
        aria-disabled={isBusy ? true : undefined}
        onClick={() => {
          if (!isBusy) void run();
        }}
      >
        {record.exportActivity}
      </button>
      <p className="answer" role="status">
        {answer}
      </p>
    </div>
  );
}
