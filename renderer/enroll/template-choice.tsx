import type { Template } from '../../contract/template-rules.ts';
import { Icon } from '../components/icon.tsx';
import { useScreenKeys } from '../components/use-key-down.ts';
import { ariaKeys, numberPressed } from '../shortcuts.ts';
import { useWording } from '../wording/use-wording.ts';
import type { RefusedTemplate } from './templates.ts';

interface TemplateChoiceProps {
  readonly templates: readonly Template[];
  readonly chosen: Template | null;
  /** What choosing it did. */
  readonly note: string | null;
  readonly refused: RefusedTemplate | null;
  readonly onChoose: (template: Template) => void;
  readonly onLeave: () => void;
}

/** Kinds of people, a key each. Chosen again it is left. */
export function TemplateChoice(props: TemplateChoiceProps) {
  const { templates, chosen, note, refused, onChoose, onLeave } = props;
  const { templates: words } = useWording();
  const press = (template: Template): void => {
    if (chosen?.name === template.name) onLeave();
    else onChoose(template);
  };
  useTemplateKeys(templates, press);
  if (templates.length === 0) return null;
  return (
    <div className="template-choice">
      <div role="group" aria-label={words.choice} className="buttons">
        {templates.map((template, index) => (
          <button
            key={template.name}
            type="button"
            aria-pressed={chosen?.name === template.name}
            aria-keyshortcuts={ariaKeys('templates', index + 1)}
            onClick={() => {
              press(template);
            }}
          >
            {template.name} <kbd aria-hidden>F{index + 1}</kbd>
          </button>
        ))}
      </div>
      <div aria-live="polite">{note !== null && <p className="hint">{note}</p>}</div>
      <div role="alert">
        {refused !== null && (
          <p className="field-problem">
            <Icon name="alert" /> {words.refused(refused)}
          </p>
        )}
      </div>
    </div>
  );
}

/** F1 to F9, from wherever focus is. */
function useTemplateKeys(templates: readonly Template[], onPress: (template: Template) => void): void {
  useScreenKeys((event) => {
    const template = templates[(numberPressed('templates', event) ?? 0) - 1];
    if (template === undefined || event.repeat) return;
    event.preventDefault();
    onPress(template);
  });
}
