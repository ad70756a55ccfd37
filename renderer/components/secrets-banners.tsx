import type { DeskView } from '../../contract/desk.ts';
import type { Place } from '../desk-state.ts';
import { useWording } from '../wording/use-wording.ts';
import { Banner } from './banner.tsx';

interface SecretsBannersProps {
  readonly desk: DeskView;
  /** Null on the screen it would lead to. */
  readonly onGo: ((place: Place) => void) | null;
}

/** What does not open here, and what would not outlive closing. */
export function SecretsBanners({ desk, onGo }: SecretsBannersProps) {
  const { recovery: words } = useWording();
  const { lostSecrets, freshStart } = desk;
  const keptBy = desk.settings.secretsKeptBy;
  const way = (place: Place, label: string) =>
    onGo && (
      <button
        type="button"
        onClick={() => {
          onGo(place);
        }}
      >
        {label}
      </button>
    );
  return (
    <>
      {lostSecrets !== null && (
        <Banner tone="warning" icon="alert" words={words.lostSentence(lostSecrets, keptBy)}>
          {way('recovery', words.toLost)}
        </Banner>
      )}
      {desk.mode === 'live' && (keptBy === 'nothing' || keptBy === 'passphrase-not-given') && (
        <Banner tone="warning" icon="alert" words={words.nothingKeeps}>
          {way('passphrase', words.toPassphrase)}
        </Banner>
      )}
      {freshStart !== null && (
        <Banner
          tone={freshStart.kind === 'started' ? 'info' : 'warning'}
          icon={freshStart.kind === 'started' ? 'check' : 'alert'}
          words={words.freshStart(freshStart)}
        />
      )}
    </>
  );
}
