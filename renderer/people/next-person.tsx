import type { PeopleList } from '../../contract/people-list.ts';
import { Icon } from '../components/icon.tsx';
import { useWording } from '../wording/use-wording.ts';

interface NextPersonProps {
  readonly list: PeopleList;
  readonly isReadingBack: boolean;
}

/** Whose card is tapped now, to be read from a metre away. */
export function NextPerson({ list, isReadingBack }: NextPersonProps) {
  const { peopleList: words } = useWording();
  const [next, ...after] = list.next;
  if (next === undefined)
    return (
      <section className="people-next" data-look="done" aria-label={words.next}>
        <Icon name="check" />
        <p className="people-name">{words.allDone}</p>
        <p className="hint">{words.allDoneText(list.enrolledCount, list.skippedCount)}</p>
      </section>
    );
  return (
    <section
      className="people-next"
      data-look={isReadingBack ? 'reading-back' : 'waiting'}
      aria-label={words.next}
      aria-live="polite"
    >
      <p className="people-eyebrow">{isReadingBack ? words.readBackOn : words.next}</p>
      <p className="people-name">{next.name}</p>
      <p className="people-tap">
        <Icon name="tap" /> {isReadingBack ? words.tapAny : words.tapCard}
      </p>
      <p className="hint">{words.after(after.map(({ name }) => name))}</p>
    </section>
  );
}
