import type { AccessLevel } from '../../contract/access-levels.ts';
import type { PinRule, Template } from '../../contract/template-rules.ts';
import { isDay, type EndRule } from '../../contract/validity-end.ts';
import type { TemplateProblem } from '../wording/templates-wording.ts';

/** A template while it is typed. */
export interface TemplateDraft {
  readonly name: string;
  readonly accessLevelIds: readonly string[];
  readonly validity: EndRule['kind'];
  readonly count: string;
  readonly day: string;
  readonly pin: PinRule;
  readonly key: 'card' | 'code';
}

export interface DraftProblem {
  readonly field: 'name' | 'count' | 'day';
  readonly problem: TemplateProblem;
}

export const emptyDraft: TemplateDraft = {
  name: '',
  accessLevelIds: [],
  validity: 'today',
  count: '',
  day: '',
  pin: 'none',
  key: 'card',
};

export function draftOf({ name, accessLevels, validity, pin, key = 'card' }: Template): TemplateDraft {
  return {
    name,
    accessLevelIds: accessLevels.map(({ id }) => id),
    validity: validity.kind,
    count: 'count' in validity ? String(validity.count) : '',
    day: validity.kind === 'until' ? validity.day : '',
    pin,
    key,
  };
}

/** `known`: the levels there are, and those the template had. */
export function templateOf(
  draft: TemplateDraft,
  otherNames: readonly string[],
  known: Template['accessLevels'],
): { readonly template: Template } | DraftProblem {
  const name = draft.name.trim();
  if (name === '') return { field: 'name', problem: 'no-name' };
  if (otherNames.includes(name)) return { field: 'name', problem: 'same-name' };
  const validity = ruleOf(draft);
  if ('problem' in validity) return validity;
  const accessLevels = draft.accessLevelIds.map((id) => ({
    id,
    name: known.find((level) => level.id === id)?.name ?? id,
  }));
  const isCode = draft.key === 'code';
  return {
    template: {
      name,
      accessLevels,
      validity,
      pin: isCode ? 'none' : draft.pin,
      ...(isCode ? { key: 'code' } : {}),
    },
  };
}

function ruleOf({ validity: kind, count, day }: TemplateDraft): EndRule | DraftProblem {
  switch (kind) {
    case 'days':
    case 'months':
      return /^[1-9]\d{0,2}$/.test(count.trim())
        ? { kind, count: Number(count) }
        : { field: 'count', problem: 'not-a-count' };
    case 'until':
      return isDay(day) ? { kind, day } : { field: 'day', problem: 'not-a-day' };
    case 'today':
    case 'this-week':
    case 'no-end':
      return { kind };
  }
}

/** As the service calls them now; by their old name where they are gone. */
export function levelNamesOf(template: Template, levels: readonly AccessLevel[]): readonly string[] {
  return template.accessLevels.map(({ id, name }) => levels.find((level) => level.id === id)?.name ?? name);
}
