import type { DeskStatus } from '../../contract/desk.ts';
import { noFilter, onlyAttention, type ChosenFilter } from '../activity/activity-filter.ts';
import type { Place, Screen } from '../desk-state.ts';
import { useReaderNews } from './use-reader-news.ts';
import { useWording } from '../wording/use-wording.ts';
import { Icon, type IconName } from './icon.tsx';

type Tone = 'good' | 'quiet' | 'warning';

interface StatusLineProps {
  readonly status: DeskStatus;
  readonly onGo: (screen: Screen, place: Place) => void;
  /** To what is counted, whatever Activity was narrowed to before. */
  readonly onShowActivity: (filter: ChosenFilter) => void;
}

export function StatusLine({ status, onGo, onShowActivity }: StatusLineProps) {
  const { status: words, general } = useWording();
  const { reader, network, outbox } = status;
  const isOutboxTroubled = outbox.paused !== null || outbox.attentionCount > 0;
  return (
    <div className="status-line" role="group" aria-label={general.deskStatus}>
      <StatusButton
        tone={readerTone(reader.kind)}
        icon="tap"
        words={words.reader(reader)}
        onPress={() => {
          onGo('settings', 'reader');
        }}
      />
      <StatusButton
        tone={network === 'connected' ? 'good' : network === 'not-tried' ? 'quiet' : 'warning'}
        icon="network"
        words={words.network[network]}
        onPress={() => {
          onGo('settings', 'service');
        }}
      />
      <StatusButton
        tone={isOutboxTroubled ? 'warning' : outbox.waitingCount > 0 ? 'quiet' : 'good'}
        icon={outbox.paused !== null ? 'pause' : outbox.attentionCount > 0 ? 'alert' : 'clock'}
        words={words.outbox(outbox)}
        onPress={() => {
          onShowActivity(outbox.attentionCount > 0 ? onlyAttention : noFilter);
        }}
      />
      <p role="status" className="for-hearing">
        {useReaderNews(reader, words.reader)}
      </p>
    </div>
  );
}

function readerTone(kind: DeskStatus['reader']['kind']): Tone {
  if (kind === 'ready' || kind === 'practice') return 'good';
  return kind === 'connecting' || kind === 'part-read' ? 'quiet' : 'warning';
}

interface StatusButtonProps {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly words: string;
  readonly onPress: () => void;
}

function StatusButton({ tone, icon, words, onPress }: StatusButtonProps) {
  return (
    <button type="button" className="status" data-tone={tone} onClick={onPress}>
      <Icon name={tone === 'warning' && icon !== 'pause' ? 'alert' : icon} />
      <span>{words}</span>
    </button>
  );
}
