import type { PeopleList } from '../../contract/people-list.ts';
import { useWording } from '../wording/use-wording.ts';

export function LastEnrolled({ list }: { readonly list: PeopleList }) {
  const { peopleList: words } = useWording();
  return (
    <section aria-labelledby="last-enrolled">
      <h2 id="last-enrolled">{words.lastEnrolled}</h2>
      {list.lastEnrolled.length === 0 ? (
        <p className="hint">{words.nobodyYet}</p>
      ) : (
        <ol className="people-last">
          {list.lastEnrolled.map(({ id, name, cardNumber }) => (
            <li key={id}>
              <strong>{name}</strong> <span className="number">{cardNumber}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
