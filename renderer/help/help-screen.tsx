import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { About } from './about.tsx';
import { Diagnostics } from './diagnostics.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';

export function HelpScreen({ dispatch }: { readonly dispatch: DeskCallbacks['dispatch'] }) {
  const { general, help: words } = useWording();
  return (
    <div className="help settings">
      <div className="screen-head">
        <h1>{general.help}</h1>
      </div>
      <section aria-labelledby="guide-way">
        <h2 id="guide-way">{words.guide}</h2>
        <p className="hint">{words.guideHint}</p>
        <div className="buttons">
          <button
            type="button"
            onClick={() => {
              dispatch({ type: 'went-to', screen: 'guide', place: null });
            }}
          >
            {words.openGuide}
          </button>
        </div>
      </section>
      <ShortcutSheet />
      <About />
      <Diagnostics />
    </div>
  );
}
