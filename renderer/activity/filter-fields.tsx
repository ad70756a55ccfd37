import { useRef } from 'react';
import { Choice } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { useWording } from '../wording/use-wording.ts';
import { isFiltering, noFilter, type ChosenFilter } from './activity-filter.ts';

interface FilterFieldsProps {
  readonly filter: ChosenFilter;
  readonly onFilter: (filter: ChosenFilter) => void;
}

const states = ['all', 'waiting', 'sending', 'attention', 'delivered', 'discarded'] as const;
const tasks = ['all', 'add', 'update', 'remove'] as const;

export function FilterFields({ filter, onFilter }: FilterFieldsProps) {
  const { activity, record } = useWording();
  const words = record.filter;
  const group = useRef<HTMLDivElement>(null);
  const change = (changed: Partial<ChosenFilter>): void => {
    onFilter({ ...filter, ...changed });
  };
  return (
    <div className="filter" role="group" ref={group} aria-label={words.group}>
      <Choice
        label={words.state}
        value={filter.state}
        options={states.map((value) => ({
          value,
          label: value === 'all' ? words.all : activity.state[value],
        }))}
        onChoose={(state) => {
          change({ state });
        }}
      />
      <Choice
        label={words.task}
        value={filter.task}
        options={tasks.map((value) => ({ value, label: value === 'all' ? words.all : words.tasks[value] }))}
        onChoose={(task) => {
          change({ task });
        }}
      />
      <Field
        label={words.from}
        type="date"
        value={filter.fromDay}
        onText={(fromDay) => {
          change({ fromDay });
        }}
      />
      <Field
        label={words.to}
        type="date"
        value={filter.toDay}
        onText={(toDay) => {
          change({ toDay });
        }}
      />
      {filter.key !== null && (
        <p className="filter-key number">{words.onlyKey(activity.keyNumber(filter.key.shown))}</p>
      )}
      {isFiltering(filter) && (
        <button
          type="button"
          onClick={() => {
            // It goes once there is nothing to clear, and focus would go with it.
            group.current?.querySelector('select')?.focus();
            onFilter(noFilter);
          }}
        >
          {words.clear}
        </button>
      )}
    </div>
  );
}
