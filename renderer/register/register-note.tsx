import type { Ref } from 'react';
import { Icon } from '../components/icon.tsx';
import { useWording } from '../wording/use-wording.ts';
import type { RegisterNotice } from './use-register.ts';

interface RegisterNoteProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly notice: RegisterNotice | null;
  readonly hasFailed: boolean;
}

/** What came of a button, or that the list could not be read. */
export function RegisterNote({ ref, notice, hasFailed }: RegisterNoteProps) {
  const { register: words } = useWording();
  const problem = hasFailed
    ? words.listFailed
    : notice?.kind === 'not-opened'
      ? words.notOpened[notice.why]
      : notice !== null && notice.kind !== 'erased'
        ? words.notErased(notice)
        : null;
  return (
    <div className="note" ref={ref} tabIndex={-1}>
      <div role="alert">
        {problem !== null && (
          <p className="field-problem">
            <Icon name="alert" /> {problem}
          </p>
        )}
      </div>
      <div role="status">
        {notice?.kind === 'erased' && (
          <p className="answer">
            <Icon name="check" /> {words.erased(notice.entryCount, notice.submissionCount)}
          </p>
        )}
      </div>
    </div>
  );
}
