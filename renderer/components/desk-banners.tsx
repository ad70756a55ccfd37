import type { DeskState } from '../desk-state.ts';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { putOffAlerts } from '../enroll/holder-alerts.ts';
import { Banner } from './banner.tsx';
import { PracticeBanner } from './practice-banner.tsx';
import { SecretsBanners } from './secrets-banners.tsx';

interface DeskBannersProps {
  readonly state: DeskState;
  readonly callbacks: DeskCallbacks;
}

/** What holds the whole desk back, on every screen until it is mended. */
export function DeskBanners({ state, callbacks }: DeskBannersProps) {
  const { general, status, card, question } = useWording();
  const { desk, screen, tappedElsewhere } = state;
  const { paused, storage } = desk.status.outbox;
  const putOff = putOffAlerts(state.alerts);
  const [first] = putOff;
  const isPractice = desk.mode === 'practice';
  const openSettings = screen !== 'settings' && screen !== 'guide' && (
    <button
      type="button"
      onClick={() => {
        callbacks.dispatch({ type: 'went-to', screen: 'settings', place: 'service' });
      }}
    >
      {status.openSettings}
    </button>
  );
  return (
    <section className="banners" aria-label={general.notices}>
      {isPractice && <PracticeBanner behaviour={desk.practiceBehaviour} callbacks={callbacks} />}
      {paused !== null && (
        <Banner tone="warning" icon="pause" words={status.paused(paused, isPractice)}>
          {!isPractice && openSettings}
        </Banner>
      )}
      {first !== undefined && (
        <Banner tone="alarm" icon="alert" words={question.putOff(first.submission, putOff.length)}>
          <button
            type="button"
            onClick={() => {
              callbacks.dispatch({ type: 'alert-opened', submission: first.submission });
            }}
          >
            {question.decideNow}
          </button>
        </Banner>
      )}
      {storage !== 'ok' && <Banner tone="warning" icon="alert" words={status.storage(storage, 'same')} />}
      <SecretsBanners
        desk={desk}
        onGo={
          screen === 'settings'
            ? null
            : (place) => {
                callbacks.dispatch({ type: 'went-to', screen: 'settings', place });
              }
        }
      />
      {desk.settingsSetAside !== null && (
        <Banner tone="warning" icon="alert" words={status.settingsSetAside(desk.settingsSetAside)}>
          {openSettings}
        </Banner>
      )}
      {/* There the reader test says what was tapped. */}
      <div role={screen === 'settings' ? undefined : 'status'}>
        {tappedElsewhere !== null && screen !== 'guide' && (
          <Banner
            tone="info"
            icon="card"
            words={
              tappedElsewhere.kind === 'card'
                ? card.tappedElsewhere(tappedElsewhere.card.identification)
                : `${card.refusedHeading}. ${card.refused[tappedElsewhere.problem]}`
            }
          >
            <button
              type="button"
              onClick={() => {
                callbacks.dispatch({ type: 'went-to', screen: 'enroll', place: null });
              }}
            >
              {card.goToEnroll}
            </button>
          </Banner>
        )}
      </div>
    </section>
  );
}
