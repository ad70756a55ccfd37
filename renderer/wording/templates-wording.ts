import type { PinRule, Template } from '../../contract/template-rules.ts';
import type { EndRule } from '../../contract/validity-end.ts';
import type { RefusedTemplate } from '../enroll/templates.ts';

/** What is wrong with a template as it is typed in Settings. */
export type TemplateProblem = 'no-name' | 'same-name' | 'not-a-count' | 'not-a-day';

/** Templates, on the form and in Settings. */
export interface TemplatesWording {
  readonly choice: string;
  readonly chosen: (template: Template) => string;
  readonly kept: (kept: readonly ('validTo' | 'pin')[]) => readonly string[];
  readonly refused: (refused: RefusedTemplate) => string;
  /** Said over a list of people. */
  readonly chosenForList: (template: Template) => string;
  readonly heading: string;
  readonly hint: string;
  readonly none: string;
  readonly edit: (name: string) => string;
  readonly remove: (name: string) => string;
  readonly moveUp: (name: string) => string;
  readonly add: string;
  readonly addHint: string;
  readonly summary: (template: Template, levelNames: readonly string[]) => string;
  readonly name: string;
  readonly validity: string;
  readonly validities: Readonly<Record<EndRule['kind'], string>>;
  readonly count: Readonly<Record<'days' | 'months', string>>;
  readonly lastDay: string;
  readonly key: string;
  readonly keys: Readonly<Record<'card' | 'code', string>>;
  readonly pin: string;
  readonly pinRules: Readonly<Record<PinRule, string>>;
  readonly noLevelsHint: string;
  readonly save: string;
  readonly problem: Readonly<Record<TemplateProblem, string>>;
  readonly removeQuestion: (name: string) => {
    readonly title: string;
    readonly text: string;
    readonly agree: string;
  };
  readonly keep: string;
}
