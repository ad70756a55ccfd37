import type { AccessLevelList } from '../../contract/access-levels.ts';
import { CODE_PREFIX, isCodeText } from '../../contract/key-text.ts';
import { goneLevelsOf, type PinRule, type Template } from '../../contract/template-rules.ts';
import { endOf } from '../../contract/validity-end.ts';
import type { EnrollForm } from '../../contract/submission.ts';
import { isKeyEmpty, type EnrollState } from './enroll-state.ts';

/** What a template put into the form, so that it is told from what somebody typed. */
type Filled = Pick<EnrollForm, 'validTo' | 'pin' | 'accessLevelIds'>;

export interface ChosenTemplate {
  readonly template: Template;
  /** The day its end is counted from. */
  readonly today: string;
  readonly filled: Filled;
  /** What was typed before, and stays. */
  readonly kept: readonly ('validTo' | 'pin')[];
  /** One is to be generated. */
  readonly awaitsPin: boolean;
}

/** A template that was not chosen, and why. The last two are those of a list, where cards are tapped and no PIN is typed. */
export type RefusedTemplate = { readonly name: string } & (
  | { readonly why: 'levels-gone'; readonly gone: readonly string[] }
  | { readonly why: 'is-for-codes' | 'needs-pins' }
);

/** What a template works on: the form for one person, or the terms of a list. */
export type TemplateState = Pick<EnrollState, 'form' | 'template' | 'refusedTemplate'>;

const nothing: Filled = { validTo: '', pin: '', accessLevelIds: [] };

/**
 * Puts the template's terms where nothing was typed; text that somebody typed stays. `pin`: one that was generated for it, null
 * where none was. A template that names a level the service does not give changes nothing.
 */
export function chooseTemplate<State extends TemplateState>(
  state: State,
  template: Template,
  list: AccessLevelList,
  today: string,
  pin: string | null,
): State {
  const gone = goneLevelsOf(template, list).map(({ name }) => name);
  return gone.length > 0
    ? { ...state, refusedTemplate: { name: template.name, why: 'levels-gone', gone } }
    : fillFrom({ ...state, refusedTemplate: null }, template, today, pin);
}

/** The terms anew: for the next person, or because it is another day. */
export function renewTemplate<State extends TemplateState>(
  state: State,
  today: string,
  pin: string | null,
): State {
  return state.template === null ? state : fillFrom(state, state.template.template, today, pin);
}

/** The chosen template is for the next person, too; its PIN comes when one is generated. */
export function withTerms(state: EnrollState): EnrollState {
  return renewTemplate(state, state.template?.today ?? '', null);
}

/** The one that stays for the next person. What was edited and can no longer be is enrolled as it stands, without it. */
export function lastingTemplate({ edited, template, templateAside }: EnrollState): ChosenTemplate | null {
  return edited === null ? (template ?? templateAside) : templateAside;
}

/** Its end alone, into an empty field. */
export function renewEnd(state: EnrollState): EnrollState {
  const { form, template } = state;
  if (template === null || form.validTo !== '') return state;
  const validTo = endOf(template.template.validity, template.today);
  const kept = template.kept.filter((field) => field !== 'validTo');
  return {
    ...state,
    form: { ...form, validTo },
    template: { ...template, filled: { ...template.filled, validTo }, kept },
  };
}

/** The templates were changed in Settings: the chosen one's terms are what it says now, and with it they go. */
export function followTemplates<State extends TemplateState>(
  state: State,
  templates: readonly Template[],
): State {
  const { template: chosen } = state;
  if (chosen === null) return state;
  const now = templates.find(({ name }) => name === chosen.template.name);
  if (now === undefined) return leaveTemplate(state);
  return JSON.stringify(now) === JSON.stringify(chosen.template)
    ? state
    : fillFrom(state, now, chosen.today, null);
}

/** The same for the one that stands aside, which has put nothing into the form yet. */
export function followTemplateAside(state: EnrollState, templates: readonly Template[]): EnrollState {
  const { templateAside: aside } = state;
  if (aside === null) return state;
  const now = templates.find(({ name }) => name === aside.template.name);
  return { ...state, templateAside: now === undefined ? null : { ...aside, template: now } };
}

/** Takes out what the template put in, and nothing else. */
export function leaveTemplate<State extends TemplateState>(state: State): State {
  const { form, template } = state;
  if (template === null) return { ...state, refusedTemplate: null };
  const { filled } = template;
  return {
    ...state,
    template: null,
    refusedTemplate: null,
    form: {
      ...form,
      cardNumber: isKeyEmpty(form) ? '' : form.cardNumber,
      validTo: form.validTo === filled.validTo ? '' : form.validTo,
      pin: form.pin === filled.pin ? '' : form.pin,
      accessLevelIds: isSameIds(form.accessLevelIds, filled.accessLevelIds) ? [] : form.accessLevelIds,
    },
  };
}

/** The PIN a template asks for is missing; a code has none. */
export function lacksPin(form: EnrollForm, chosen: ChosenTemplate | null): boolean {
  if (isCodeText(form.cardNumber)) return false;
  return chosen !== null && chosen.template.pin !== 'none' && form.pin.trim() === '';
}

function fillFrom<State extends TemplateState>(
  state: State,
  template: Template,
  today: string,
  pin: string | null,
): State {
  const { form } = state;
  const before = state.template?.filled ?? nothing;
  const end = endOf(template.validity, today);
  // A card that is lent today is not lent for longer.
  const isOwnEnd = form.temporary !== true && (form.validTo === '' || form.validTo === before.validTo);
  const isOwnPin = form.pin === '' || form.pin === before.pin;
  const ownPin = pinOf(template.pin, pin, form.pin);
  const accessLevelIds = levelIdsOf(template, form, before);
  return {
    ...state,
    form: {
      ...form,
      cardNumber: keyTextOf(template, form),
      validTo: isOwnEnd ? end : form.validTo,
      pin: isOwnPin ? ownPin : form.pin,
      accessLevelIds,
    },
    template: {
      template,
      today,
      filled: { validTo: isOwnEnd ? end : '', pin: isOwnPin ? ownPin : '', accessLevelIds },
      kept: [
        ...(isOwnEnd || form.validTo === end ? [] : ['validTo' as const]),
        ...(isOwnPin || template.pin === 'typed' ? [] : ['pin' as const]),
      ],
      awaitsPin: template.pin === 'generate' && isOwnPin && ownPin === '',
    },
  };
}

/** A number or a code that stands there stays. */
function keyTextOf({ key }: Template, form: EnrollForm): string {
  if (!isKeyEmpty(form)) return form.cardNumber;
  return key === 'code' ? CODE_PREFIX : '';
}

function pinOf(rule: PinRule, generated: string | null, current: string): string {
  return rule === 'generate' ? (generated ?? current) : '';
}

/** A template without levels leaves those that somebody chose. */
function levelIdsOf(template: Template, form: EnrollForm, before: Filled): EnrollForm['accessLevelIds'] {
  if (template.accessLevels.length > 0) return template.accessLevels.map(({ id }) => id);
  return isSameIds(form.accessLevelIds, before.accessLevelIds) ? [] : form.accessLevelIds;
}

function isSameIds(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
