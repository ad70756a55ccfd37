import { createPortal } from 'react-dom';
import { Banner } from '../components/banner.tsx';
import { focusHome } from '../components/focus-place.ts';
import { KeptFocus } from '../components/kept-focus.tsx';
import type { DeskState } from '../desk-state.ts';
import { PeopleLink } from '../people/people-link.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { CardZone } from './card-zone.tsx';
import { EnrollFormView } from './enroll-form.tsx';
import { EnrollQuestion } from './enroll-question.tsx';
import { focusHeldCard, HeldCardPanel } from './held-card-panel.tsx';
import { useHeldCardPlace } from './held-card-place.ts';
import { openAlert } from './holder-alerts.ts';

interface EnrollScreenProps {
  readonly state: DeskState;
  readonly callbacks: DeskCallbacks;
}

export function EnrollScreen({ state, callbacks }: EnrollScreenProps) {
  const { form: words, general } = useWording();
  const { enroll, desk } = state;
  const alarm = openAlert(state.alerts);
  const { frame, belowZone, afterForm } = useHeldCardPlace();
  const heldCard = enroll.card !== null && enroll.edited === null && (
    <HeldCardPanel
      key={enroll.card.keyId ?? enroll.card.identification}
      card={enroll.card}
      enroll={enroll}
      levels={state.accessLevels}
      isCovered={alarm !== null || enroll.question !== null}
      callbacks={callbacks}
    />
  );
  return (
    <KeptFocus className="enroll" onLost={focusHome}>
      <h1 className="for-hearing">{general.enroll}</h1>
      <div className="card-side">
        <CardZone
          enroll={enroll}
          reader={desk.status.reader}
          onCancelPart={() => void callbacks.cancelCardPart()}
          onSeeActs={focusHeldCard}
        />
        <PeopleLink
          onOpen={() => {
            callbacks.dispatch({ type: 'went-to', screen: 'people', place: null });
          }}
        />
        <div ref={belowZone} className="held-card-place" />
      </div>
      <div className="enroll-form">
        {enroll.edited !== null && (
          <Banner tone="info" icon="person" words={words.editing(enroll.edited.person)}>
            <button
              type="button"
              onClick={() => {
                callbacks.dispatch({ type: 'edit-cancelled' });
              }}
            >
              {general.cancel}
            </button>
          </Banner>
        )}
        <EnrollFormView
          enroll={enroll}
          status={desk.status}
          accessLevels={state.accessLevels}
          templates={desk.settings.templates}
          callbacks={callbacks}
        />
      </div>
      <div ref={afterForm} className="held-card-place" />
      {createPortal(heldCard, frame)}
      {alarm === null && <EnrollQuestion enroll={enroll} callbacks={callbacks} />}
    </KeptFocus>
  );
}
