import type { PeopleList } from '../../contract/people-list.ts';
import { useWording } from '../wording/use-wording.ts';
import type { RunPin } from './run-pins.ts';
import { ShowPin } from './show-pin.tsx';

interface LastEnrolledProps {
  readonly list: PeopleList;
  /** The latest first. */
  readonly pins: readonly RunPin[];
  readonly onShowPin: (pin: RunPin) => void;
}

export function LastEnrolled({ list, pins, onShowPin }: LastEnrolledProps) {
  const { peopleList: words } = useWording();
  return (
    <section aria-labelledby="last-enrolled">
      <h2 id="last-enrolled">{words.lastEnrolled}</h2>
      {list.lastEnrolled.length === 0 ? (
        <p className="hint">{words.nobodyYet}</p>
      ) : (
        <ol className="people-last">
          {list.lastEnrolled.map(({ id, name, cardNumber }) => {
            const pin = pins.find(({ personId }) => personId === id);
            return (
              <li key={id}>
                <strong>{name}</strong> <span className="number">{cardNumber}</span>
                {pin !== undefined && <ShowPin pin={pin} isLatest={pin === pins[0]} onShow={onShowPin} />}
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
