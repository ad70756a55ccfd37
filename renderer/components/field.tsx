import { useId, type InputHTMLAttributes, type ReactNode } from 'react';
import { Icon } from './icon.tsx';

export interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'onChange' | 'value'> {
  readonly id?: string;
  readonly label: string;
  readonly hint?: string | null;
  readonly problem?: string | null;
  /** Grows with each refusal: the problem is said aloud. Absent where a summary says it. */
  readonly problemRound?: number;
  readonly beside?: ReactNode;
  readonly value: string;
  readonly onText: (text: string) => void;
}

export function Field(props: FieldProps) {
  const { id, label, hint = null, problem = null, problemRound, beside, onText, ...input } = props;
  const ownId = useId();
  const fieldId = id ?? ownId;
  const notes = [
    problem === null ? '' : `${fieldId}-problem`,
    hint === null ? '' : `${fieldId}-hint`,
    input['aria-describedby'] ?? '',
  ];
  return (
    <div className="field" data-problem={problem === null ? undefined : ''}>
      <label htmlFor={fieldId}>{label}</label>
      <div className="field-row">
        <input
          {...input}
          id={fieldId}
          aria-invalid={problem === null ? undefined : true}
          aria-describedby={notes.filter((id) => id !== '').join(' ') || undefined}
          onChange={(event) => {
            onText(event.currentTarget.value);
          }}
        />
        {beside}
      </div>
      {problem !== null && <FieldProblem id={`${fieldId}-problem`} words={problem} round={problemRound} />}
      {hint !== null && (
        <p className="hint" id={`${fieldId}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface FieldProblemProps {
  readonly id: string;
  readonly words: string;
  readonly round?: number | undefined;
}

/** The same words are said again only by another element. */
export function FieldProblem({ id, words, round }: FieldProblemProps) {
  return (
    <p key={round} className="field-problem" id={id} role={round === undefined ? undefined : 'alert'}>
      <Icon name="alert" /> {words}
    </p>
  );
}
