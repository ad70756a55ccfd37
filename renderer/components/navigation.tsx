import type { Screen } from '../desk-state.ts';
import { useWording } from '../wording/use-wording.ts';
import { Icon, type IconName } from './icon.tsx';

const places: readonly { readonly screen: Screen; readonly icon: IconName }[] = [
  { screen: 'enroll', icon: 'card' },
  { screen: 'activity', icon: 'list' },
  { screen: 'register', icon: 'person' },
  { screen: 'doors', icon: 'door' },
  { screen: 'settings', icon: 'settings' },
  { screen: 'help', icon: 'help' },
];

interface NavigationProps {
  readonly screen: Screen;
  readonly onGo: (screen: Screen) => void;
}

export function Navigation({ screen, onGo }: NavigationProps) {
  const { general } = useWording();
  return (
    <nav aria-label={general.mainNavigation}>
      {places.map((place) => (
        <a
          key={place.screen}
          href={`#${place.screen}`}
          draggable={false}
          aria-current={screen === place.screen ? 'page' : undefined}
          onClick={(event) => {
            event.preventDefault();
            onGo(place.screen);
          }}
        >
          <Icon name={place.icon} />
          {general[place.screen]}
        </a>
      ))}
    </nav>
  );
}
