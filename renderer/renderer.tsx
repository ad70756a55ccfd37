import '@fontsource-variable/inter/wght.css';
import './styles/base.css';
import './styles/frame.css';
import './styles/controls.css';
import './styles/enroll.css';
import './styles/activity.css';
import './styles/register.css';
import './styles/people.css';
import './styles/doors.css';
import './styles/settings.css';
import './styles/help.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { desk } from './desk-client.ts';
import { listenToDesk } from './reports.ts';
import { english } from './wording/en.ts';

// Heard before it is asked: what happens before the first drawing is told by the reports kept meanwhile.
listenToDesk();
const [view, levels] = await Promise.all([desk.getDesk(), desk.getAccessLevels()]);
const root = createRoot(document.getElementById('root') ?? document.body);
root.render(
  view.ok ? (
    <App
      desk={view.value}
      accessLevels={
        levels.ok
          ? levels.value
          : { revision: 0, levels: [], fetchedAtMs: null, problem: 'unexpected-answer' }
      }
    />
  ) : (
    <p className="load-failed">{english.general.loadFailed}</p>
  ),
);
