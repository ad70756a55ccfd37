import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { AccessLevelList } from '../contract/access-levels.ts';
import type { DeskView } from '../contract/desk.ts';
import { ActivityScreen } from './activity/activity-screen.tsx';
import { DeskBanners } from './components/desk-banners.tsx';
import { Navigation } from './components/navigation.tsx';
import { StatusLine } from './components/status-line.tsx';
import { useKeyDown } from './components/use-key-down.ts';
import { DoorsScreen } from './doors/doors-screen.tsx';
import { CardNews } from './enroll/card-news.tsx';
import { EnrollScreen } from './enroll/enroll-screen.tsx';
import { HolderAlertDialog } from './enroll/holder-alert-dialog.tsx';
import { openAlert, putOffAlerts } from './enroll/holder-alerts.ts';
import { GuideScreen } from './guide/guide-screen.tsx';
import { HelpScreen } from './help/help-screen.tsx';
import { PeopleScreen } from './people/people-screen.tsx';
import { usePeopleImport } from './people/use-people.ts';
import { RegisterScreen } from './register/register-screen.tsx';
import { SettingsScreen } from './settings/settings-screen.tsx';
import { isShortcut, shortcutGroups } from './shortcuts.ts';
import { useSounds } from './sounds/use-sounds.ts';
import { useDesk } from './use-desk.ts';
import { english } from './wording/en.ts';
import { swedish } from './wording/sv.ts';
import { WordingContext } from './wording/use-wording.ts';

const wordings = { en: english, sv: swedish };
const screensByKey = shortcutGroups.everywhere.filter((name) => name !== 'helpToo');

interface AppProps {
  readonly desk: DeskView;
  readonly accessLevels: AccessLevelList;
}

export function App(props: AppProps) {
  const people = usePeopleImport();
  const [state, callbacks] = useDesk(props.desk, props.accessLevels, people);
  const { dispatch } = callbacks;
  useSounds(state);
  const { desk, screen } = state;
  const wording = wordings[desk.locale];
  const hasProblem = screen === 'enroll' && state.enroll.problems.length > 0;
  const areTemplatesShown = screen === 'enroll' && desk.settings.templates.length > 0;
  const alarm = openAlert(state.alerts);

  useEffect(() => {
    document.documentElement.lang = desk.locale;
    document.title = `${hasProblem ? wording.general.errorPrefix : ''}${wording.general[screen]} – Tapdesk`;
  }, [desk.locale, hasProblem, wording, screen]);

  // After every screen's own keys: where F1 chooses a template, it is not Help.
  useKeyDown((event) => {
    if (event.defaultPrevented) return;
    const isHelp = !areTemplatesShown && isShortcut('helpToo', event);
    const chosen = isHelp ? 'help' : screensByKey.find((name) => isShortcut(name, event));
    if (chosen === undefined) return;
    event.preventDefault();
    dispatch({ type: 'went-to', screen: chosen, place: null });
  }, 'window');

  return (
    <I18nProvider locale={desk.locale === 'sv' ? 'sv-SE' : 'en-GB'}>
      <WordingContext value={wording}>
        <header className="frame-top">
          <Navigation
            screen={screen === 'people' ? 'enroll' : screen}
            onGo={(chosen) => {
              dispatch({ type: 'went-to', screen: chosen, place: null });
            }}
          />
          <StatusLine
            status={desk.status}
            onGo={(chosen, place) => {
              dispatch({ type: 'went-to', screen: chosen, place });
            }}
            onShowActivity={(filter) => {
              dispatch({ type: 'activity-shown', search: '', filter });
            }}
          />
          <CardNews state={state} />
        </header>
        <DeskBanners state={state} callbacks={callbacks} />
        <main>
          {screen === 'enroll' && <EnrollScreen state={state} callbacks={callbacks} />}
          {screen === 'activity' && (
            <ActivityScreen
              activity={state.activity}
              levels={state.accessLevels.levels}
              isCovered={alarm !== null}
              callbacks={callbacks}
            />
          )}
          {screen === 'register' && (
            <RegisterScreen
              levels={state.accessLevels.levels}
              retentionDays={desk.settings.retentionDays}
              isCovered={alarm !== null}
              dispatch={dispatch}
            />
          )}
          {screen === 'people' && (
            <PeopleScreen
              settings={desk.settings}
              accessLevels={state.accessLevels}
              people={people}
              isCovered={alarm !== null}
              callbacks={callbacks}
            />
          )}
          {screen === 'doors' && <DoorsScreen isPractice={desk.mode === 'practice'} dispatch={dispatch} />}
          {screen === 'guide' && <GuideScreen state={state} callbacks={callbacks} />}
          {screen === 'help' && <HelpScreen dispatch={dispatch} />}
          {screen === 'settings' && <SettingsScreen state={state} callbacks={callbacks} />}
        </main>
        {alarm !== null && (
          <HolderAlertDialog
            alert={alarm}
            moreCount={state.alerts.length - putOffAlerts(state.alerts).length - 1}
            callbacks={callbacks}
          />
        )}
      </WordingContext>
    </I18nProvider>
  );
}
