import { Icon } from '../components/icon.tsx';
import { useWording } from '../wording/use-wording.ts';
import { usePeopleList } from './use-people.ts';

/** The way from one card to many, and back to a list that is under way. */
export function PeopleLink({ onOpen }: { readonly onOpen: () => void }) {
  const { peopleList: words } = useWording();
  const list = usePeopleList();
  const isUnderWay = list !== null && list !== undefined;
  return (
    <p className="people-link">
      <button type="button" className={isUnderWay ? undefined : 'plain'} onClick={onOpen}>
        <Icon name="list" />
        {isUnderWay ? words.goOn(list.leftCount) : words.open}
        <kbd>{words.key}</kbd>
      </button>
    </p>
  );
}
