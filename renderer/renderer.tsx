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
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { desk } from './desk-client.ts';
import { english } from './wording/en.ts';

const [view, levels] = await Promise.all([desk.getDesk(), desk.getAccessLevels()]);
const root = createRoot(document.getElementById('root') ?? document.body);
root.render(
  view.ok ? (
    <App
      desk={view.value}
      accessLevels={
        levels.ok ? levels.value : { levels: [], fetchedAtMs: null, problem: 'unexpected-answer' }
      }
    />
  ) : (
    <p className="load-failed">{english.general.loadFailed}</p>
  ),
);
