import type { AccessLevelList } from '../../contract/access-levels.ts';
import { assertNever } from '../../contract/assert-never.ts';
import type { CardWarning } from '../../contract/card.ts';
import type { FieldProblem } from '../../contract/submission.ts';
import { isPin } from '../../contract/pin-rule.ts';
import { Field } from '../components/field.tsx';
import { useScreenKeys } from '../components/use-key-down.ts';
import { desk as client } from '../desk-client.ts';
import { isShortcut } from '../shortcuts.ts';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { AccessLevels } from './access-levels.tsx';
import { CardWarnings } from './card-warnings.tsx';
import type { CardActDraft, CardActName } from './enroll-state.ts';
import { LargePin } from './large-pin.tsx';
import { PinField } from './pin-field.tsx';
import { useLargePin } from './use-large-pin.ts';
import { ValidityPresets } from './validity-presets.tsx';
import { ValiditySentence } from './validity-sentence.tsx';

interface CardActFieldProps {
  readonly act: Exclude<CardActName, 'no-pin' | 'remove' | 'take-back'>;
  readonly draft: CardActDraft;
  readonly newCard: string;
  readonly newCardWarnings: readonly CardWarning[];
  readonly levels: AccessLevelList;
  readonly problem: FieldProblem | null;
  readonly problemRound: number;
  readonly onChange: (draft: CardActDraft) => void;
  readonly callbacks: DeskCallbacks;
}

export function CardActField(props: CardActFieldProps) {
  const { act, draft, newCard, newCardWarnings, levels, problem, problemRound, onChange, callbacks } = props;
  const { cardActs: words, form } = useWording();
  const { shown, show, hide } = useLargePin(draft);
  const said = problem && form.problem(problem);
  useScreenKeys((event) => {
    const pin = draft.pin.trim();
    if (act !== 'new-pin' || !isPin(pin) || !isShortcut('showPin', event)) return;
    event.preventDefault();
    show({ kind: 'pin', digits: pin });
  });
  switch (act) {
    case 'validity':
      return (
        <>
          <Field
            label={words.newEnd}
            hint={words.newEndHint}
            type="datetime-local"
            max="9999-12-31T23:59"
            value={draft.validTo}
            problem={said}
            problemRound={problemRound}
            aria-describedby="new-validity-sentence"
            onText={(validTo) => {
              onChange({ ...draft, validTo });
            }}
          />
          <ValidityPresets
            validTo={draft.validTo}
            onEnd={(validTo) => {
              onChange({ ...draft, validTo });
            }}
          />
          <ValiditySentence id="new-validity-sentence" validFrom={draft.validFrom} validTo={draft.validTo} />
        </>
      );
    case 'new-pin':
      return (
        <>
          <PinField
            label={words.newPin}
            value={draft.pin}
            problem={said}
            problemRound={problemRound}
            onText={(pin) => {
              onChange({ ...draft, pin });
            }}
            hasKey
            onGenerate={async () => {
              const reply = await client.generatePin();
              if (reply.ok) onChange({ ...draft, pin: reply.value.pin });
              return reply.ok;
            }}
            onShow={(digits) => {
              show({ kind: 'pin', digits });
            }}
          />
          {shown !== null && <LargePin secret={shown} onHide={hide} />}
        </>
      );
    case 'replace':
      return (
        <>
          <Field
            label={words.newCard}
            hint={words.newCardHint}
            autoComplete="off"
            spellCheck={false}
            maxLength={400}
            className="number"
            value={newCard}
            problem={problem?.field === 'pin' ? null : said}
            problemRound={problemRound}
            onText={(text) => {
              callbacks.dispatch({ type: 'new-card-changed', text });
            }}
          />
          <CardWarnings warnings={newCardWarnings} />
          <Field
            label={words.newCardPin}
            hint={words.newCardPinHint}
            inputMode="numeric"
            autoComplete="off"
            maxLength={40}
            className="number pin"
            value={draft.pin}
            problem={problem?.field === 'pin' ? said : null}
            problemRound={problemRound}
            onText={(pin) => {
              onChange({ ...draft, pin });
            }}
          />
        </>
      );
    case 'levels':
      return (
        <AccessLevels
          id="newLevels"
          legend={words.newLevels}
          list={levels}
          chosenIds={draft.accessLevelIds}
          problem={said}
          problemRound={problemRound}
          onChoose={(accessLevelIds) => {
            onChange({ ...draft, accessLevelIds });
          }}
          onRefresh={callbacks.refreshLevels}
        />
      );
    default:
      return assertNever(act);
  }
}
