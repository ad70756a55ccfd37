import { useId } from 'react';
import { useWording } from '../wording/use-wording.ts';
import { ImportTroubleNote } from './import-trouble.tsx';
import { useFocusAtStart } from './use-focus-at-start.ts';
import type { PeopleImport } from './use-people.ts';

export function ImportStart({ people }: { readonly people: PeopleImport }) {
  const { peopleList: words } = useWording();
  const id = useId();
  const beginning = useFocusAtStart<HTMLParagraphElement>();
  return (
    <>
      <p ref={beginning} tabIndex={-1}>
        {words.intro}
      </p>
      <ImportTroubleNote {...people} />
      <div className="people-card">
        <button
          type="button"
          className="primary"
          aria-disabled={people.isBusy ? true : undefined}
          aria-describedby={`${id}-choose`}
          onClick={() => {
            if (!people.isBusy) void people.choose();
          }}
        >
          {words.choose}
        </button>
        <p className="hint" id={`${id}-choose`}>
          {words.chooseHint}
        </p>
      </div>
      <form
        className="people-card"
        onSubmit={(event) => {
          event.preventDefault();
          void people.read();
        }}
      >
        <label htmlFor={id}>{words.typed}</label>
        <textarea
          id={id}
          rows={6}
          maxLength={1_000_000}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${id}-hint`}
          value={people.text}
          onChange={(event) => {
            people.write(event.currentTarget.value);
          }}
        />
        <p className="hint" id={`${id}-hint`}>
          {words.typedHint}
        </p>
        <div className="buttons">
          <button type="submit" aria-disabled={people.isBusy ? true : undefined}>
            {words.readTyped}
          </button>
        </div>
      </form>
    </>
  );
}
