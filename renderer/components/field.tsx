import { useId, type InputHTMLAttributes, type ReactNode } from 'react';
import { Icon } from './icon.tsx';

export interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'onChange' | 'value'> {
  readonly id?: string;
  readonly label: string;
  readonly hint?: string | null;
  readonly problem?: string | null;
  readonly beside?: ReactNode;
  readonly value: string;
  readonly onText: (text: string) => void;
}

export function Field({ id, label, hint = null, problem = null, beside, onText, ...input }: FieldProps) {
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
      {problem !== null && <FieldProblem id={`${fieldId}-problem`} words={problem} />}
      {hint !== null && (
        <p className="hint" id={`${fieldId}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

export function FieldProblem({ id, words }: { readonly id: string; readonly words: string }) {
  return (
    <p className="field-problem" id={id}>
      <Icon name="alert" /> {words}
    </p>
  );
}
