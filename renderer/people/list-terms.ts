import type { AccessLevelList } from '../../contract/access-levels.ts';
import { assertNever } from '../../contract/assert-never.ts';
import type { ListTerms, PeopleDraft } from '../../contract/people-list.ts';
import type { Template } from '../../contract/template-rules.ts';
import { emptyForm } from '../enroll/enroll-state.ts';
import {
  chooseTemplate,
  followTemplates,
  leaveTemplate,
  type RefusedTemplate,
  type TemplateState,
} from '../enroll/templates.ts';

/** What everybody on a list is to get, before it is started. A template works on it as on the form. */
export interface TermsState extends TemplateState {
  /** As somebody chose it; null before. */
  readonly pin: ListTerms['pin'] | null;
}

type ListPins = Pick<PeopleDraft, 'withoutPinCount'> & {
  readonly reading: Pick<PeopleDraft['reading'], 'columns'>;
};

export const emptyTerms: TermsState = { form: emptyForm, template: null, refusedTemplate: null, pin: null };

/** As on the form; besides, a list gives cards only, and a PIN that is typed for each has to stand in it. */
export function chooseForList(
  state: TermsState,
  template: Template,
  draft: ListPins,
  levels: AccessLevelList,
  today: string,
): TermsState {
  const why = refusalOf(state, template, draft);
  return why === null
    ? chooseTemplate(state, template, levels, today, null)
    : { ...state, refusedTemplate: { name: template.name, why } };
}

/** The templates were changed in Settings: the chosen one's terms are what it says now, and what no longer fits a list goes. */
export function followForList(
  state: TermsState,
  templates: readonly Template[],
  draft: ListPins,
): TermsState {
  const now = templates.find(({ name }) => name === state.template?.template.name);
  const why = now === undefined ? null : refusalOf(state, now, draft);
  return now === undefined || why === null
    ? followTemplates(state, templates)
    : { ...leaveTemplate(state), refusedTemplate: { name: now.name, why } };
}

function refusalOf(
  { pin }: TermsState,
  template: Template,
  draft: ListPins,
): Exclude<RefusedTemplate['why'], 'levels-gone'> | null {
  if (template.key === 'code') return 'is-for-codes';
  return template.pin === 'typed' && !hasPins(draft) && pin !== 'generated' ? 'needs-pins' : null;
}

/** What was chosen by hand goes before the template, and what the list says goes before "no PIN". */
export function pinRuleOf({ pin, template }: TermsState, draft: ListPins): ListTerms['pin'] {
  const listed = hasPins(draft) ? 'from-list' : 'none';
  if (pin !== null) return pin === 'from-list' ? listed : pin;
  const rule = template?.template.pin ?? 'none';
  switch (rule) {
    case 'none':
    case 'typed':
      return listed;
    case 'generate':
      return 'generated';
    default:
      return assertNever(rule);
  }
}

/** How many would be enrolled without the PIN that the template asks for. */
export function missingPinCount(state: TermsState, draft: ListPins & Pick<PeopleDraft, 'goodCount'>): number {
  if (state.template === null || state.template.template.pin === 'none') return 0;
  const rule = pinRuleOf(state, draft);
  switch (rule) {
    case 'generated':
      return 0;
    case 'from-list':
      return draft.withoutPinCount;
    case 'none':
      return draft.goodCount;
    default:
      return assertNever(rule);
  }
}

export function hasPins({ reading }: ListPins): boolean {
  return reading.columns.includes('pin');
}
