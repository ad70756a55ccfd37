import { useEffect, useState } from 'react';
import type { About as AboutDesk } from '../../contract/help.ts';
import { desk as client } from '../desk-client.ts';
import { Answer, type Said } from '../settings/answer.tsx';
import { useWording } from '../wording/use-wording.ts';

export function About() {
  const { help: words } = useWording();
  const [about, setAbout] = useState<AboutDesk | 'failed' | null>(null);
  const [answer, setAnswer] = useState<Said | null>(null);
  useEffect(() => {
    let isShown = true;
    void client.getAbout().then((reply) => {
      if (isShown) setAbout(reply.ok ? reply.value : 'failed');
    });
    return () => {
      isShown = false;
    };
  }, []);
  const openFolder = async (): Promise<void> => {
    const reply = await client.openDataFolder();
    const outcome = reply.ok ? reply.value : null;
    setAnswer({ words: words.folderOutcome(outcome), isDone: outcome === 'opened' });
  };
  return (
    <section aria-labelledby="about">
      <h2 id="about">{words.about}</h2>
      {about === 'failed' && <p className="field-problem">{words.aboutFailed}</p>}
      {about !== null && about !== 'failed' && (
        <dl>
          <dt>{words.version}</dt>
          <dd>{about.version}</dd>
          <dt>{words.electron}</dt>
          <dd>{about.electron}</dd>
          <dt>{words.dataFolder}</dt>
          <dd className="path">{about.dataFolder}</dd>
          <dt>{words.policy}</dt>
          <dd className="path">{about.policyPath ?? words.noPolicy}</dd>
        </dl>
      )}
      <div className="buttons">
        <button type="button" onClick={() => void openFolder()}>
          {words.openFolder}
        </button>
      </div>
      <Answer said={answer} />
    </section>
  );
}
