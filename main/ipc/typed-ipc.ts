import type { WebContents } from 'electron';
import { eventChannels, type EventName, type RequestName } from '../../contract/channels.ts';
import {
  events,
  requests,
  type EventPayload,
  type RequestInput,
  type RequestOutput,
} from '../../contract/contract.ts';
import type { RequestFailure } from '../../contract/desk-api.ts';
import { errorName } from '../error-name.ts';
import type { Log } from '../log.ts';
import type { Answerer } from './request-channels.ts';
import { isTrustedSender } from './trusted-sender.ts';

export type Answers = {
  readonly [Name in RequestName]: (
    input: RequestInput<Name>,
  ) => RequestOutput<Name> | Promise<RequestOutput<Name>>;
};

/** Answered while there is no desk: it waits for them. */
export type UnlockAnswers = Pick<Answers, 'unlock' | 'startWithoutPassphrase'>;
/** The guide, and what helps whoever is asked for help. */
export type HelpAnswers = Pick<
  Answers,
  'setGuide' | 'getAbout' | 'openDataFolder' | 'previewDiagnostics' | 'saveDiagnostics'
>;
/** What somebody sets. */
export type ChangeAnswers = Pick<
  Answers,
  'switchMode' | 'saveSettings' | 'saveApiKey' | 'forgetApiKey' | 'setPassphrase' | 'exportSubmissions'
>;
export type DeskAnswers = Omit<Answers, keyof UnlockAnswers>;

interface AnswererDependencies {
  readonly unlockAnswers: UnlockAnswers;
  /** The desk that is open, or about to be: a request that comes early waits for it. */
  readonly answers: () => Promise<DeskAnswers>;
  readonly window: () => WebContents | null;
  readonly log: Log;
}

/** Answers with checks on both sides: who asks, what is asked, and what is answered. */
export function createAnswerer({ unlockAnswers, answers, window, log }: AnswererDependencies): Answerer {
  return async (name, event, payload) => {
    function refuse(failure: 'untrusted-sender' | 'invalid-request'): { ok: false; failure: RequestFailure } {
      log.write({ event: 'request-refused', request: name, failure });
      return { ok: false, failure };
    }

    try {
      const open: Partial<Answers> = name in unlockAnswers ? unlockAnswers : await answers();
      // Checked when the desk is there: the page that asked may be gone by then, and with it the desk it meant.
      if (!isTrustedSender(event, window()?.id ?? null)) return refuse('untrusted-sender');
      const input = requests[name].input.safeParse(payload);
      if (!input.success) return refuse('invalid-request');

      // TypeScript cannot follow a schema through the name; the cast stands right behind the check.
      const answer = open[name] as (input: unknown) => unknown;
      const value: unknown = await answer(input.data);
      return { ok: true, value: requests[name].output.parse(value) };
    } catch (error) {
      log.write({
        event: 'request-failed',
        request: name,
        error: errorName(error),
      });
      return { ok: false, failure: 'internal-error' };
    }
  };
}

export type Reporter = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;

/** Tells the window, when there is one. */
export function createReporter(window: () => WebContents | null): Reporter {
  return (name, payload) => {
    const target = window();
    if (target && !target.isDestroyed()) target.send(eventChannels[name], events[name].parse(payload));
  };
}
