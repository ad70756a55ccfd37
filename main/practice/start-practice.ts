import type { PracticeBehaviour } from '../../contract/desk.ts';
import type { Template } from '../../contract/template-rules.ts';
import { PRACTICE_API_KEY, practiceLevels, startPracticeApi } from './practice-api.ts';
import { createPracticeReader, type PracticeReader } from './practice-reader.ts';
import { practiceTemplatesOf } from './practice-templates.ts';

export interface Practice {
  readonly apiBaseUrl: string;
  readonly apiKey: string;
  readonly reader: PracticeReader;
  readonly templates: readonly Template[];
  behaviour(): PracticeBehaviour;
  behave(behaviour: PracticeBehaviour): void;
  close(): Promise<void>;
}

/** The stand-ins of practice mode; only that mode loads this file. */
export async function startPractice(): Promise<Practice> {
  const api = await startPracticeApi();
  return {
    apiBaseUrl: api.baseUrl,
    apiKey: PRACTICE_API_KEY,
    reader: createPracticeReader(),
    templates: practiceTemplatesOf(practiceLevels),
    ...api,
  };
}
