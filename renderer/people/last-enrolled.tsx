import { useRef } from 'react';
import type { PeopleList } from '../../contract/people-list.ts';
import { useWording } from '../wording/use-wording.ts';
import type { RunPin } from './run-pins.ts';
import { ShowPin } from './show-pin.tsx';

interface LastEnrolledProps {
  readonly list: PeopleList;
  /** The latest first. */
  readonly pins: readonly RunPin[];
  readonly onShowPin: (pin: RunPin) => void;
  readonly onPutBack: (personId: string) => void;
}

export function LastEnrolled({ list, pins, onShowPin, onPutBack }: LastEnrolledProps) {
  const { peopleList: words } = useWording();
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section aria-labelledby="last-enrolled">
      <h2 id="last-enrolled" ref={heading} tabIndex={-1}>
        {words.lastEnrolled}
      </h2>
      {list.lastEnrolled.length === 0 ? (
        <p className="hint">{words.nobodyYet}</p>
      ) : (
        <ol className="people-last">
          {list.lastEnrolled.map(({ id, name, cardNumber, lost }) => {
            const pin = pins.find(({ personId }) => personId === id);
            return (
              <li key={id}>
                <strong>{name}</strong> <span className="number">{cardNumber}</span>
                {lost === null && pin !== undefined && (
                  <ShowPin pin={pin} isLatest={pin === pins[0]} onShow={onShowPin} />
                )}
                {lost !== null && (
                  <>
                    <span className="hint">{words.lost[lost]}</span>
                    <button
                      type="button"
                      className="plain"
                      aria-label={words.putBackOf(name)}
                      onClick={() => {
                        // The button goes with what it is for.
                        heading.current?.focus();
                        onPutBack(id);
                      }}
                    >
                      {words.putBack}
                    </button>
                  </>
                )}
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
