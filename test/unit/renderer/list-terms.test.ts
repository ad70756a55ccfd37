import { describe, expect, it } from 'vitest';
import type { Template } from '../../../contract/template-rules.ts';
import { endOf } from '../../../contract/validity-end.ts';
import {
  chooseForList,
  emptyTerms,
  followForList,
  missingPinCount,
  pinRuleOf,
  type TermsState,
} from '../../../renderer/people/list-terms.ts';
import { leaveTemplate } from '../../../renderer/enroll/templates.ts';

const entrance = { id: 'a', name: 'Entrance', systemId: 'one' };
const levels = { levels: [entrance], fetchedAtMs: 1, revision: 1, problem: null };
const TODAY = '2026-11-24';
const withPins = { reading: { columns: ['name', 'pin'] as const }, goodCount: 5, withoutPinCount: 2 };
const withoutPins = { reading: { columns: ['name'] as const }, goodCount: 5, withoutPinCount: 5 };
type Draft = Parameters<typeof missingPinCount>[1];
const drafts: Readonly<Record<'withPins' | 'withoutPins', Draft>> = {
  withPins: { ...withPins, reading: { columns: [...withPins.reading.columns] } },
  withoutPins: { ...withoutPins, reading: { columns: [...withoutPins.reading.columns] } },
};

const visitor: Template = {
  name: 'Visitor',
  accessLevels: [entrance],
  validity: { kind: 'today' },
  pin: 'none',
};
const choose = (template: Template, draft: keyof typeof drafts, from: TermsState = emptyTerms): TermsState =>
  chooseForList(from, template, drafts[draft], levels, TODAY);

describe('the terms of a list', () => {
  it('are the template’s, and go with it', () => {
    const chosen = choose(visitor, 'withoutPins');
    expect(chosen.form).toMatchObject({ validTo: endOf({ kind: 'today' }, TODAY), accessLevelIds: ['a'] });
    expect(leaveTemplate(chosen)).toEqual(emptyTerms);
  });

  it('are what Settings say of the template by now; one that no longer fits a list goes, with the reason', () => {
    const chosen = choose(visitor, 'withoutPins');
    const follow = (...templates: readonly Template[]) =>
      followForList(chosen, templates, drafts.withoutPins);

    expect(follow(visitor)).toBe(chosen);
    expect(follow({ ...visitor, accessLevels: [] }).form.accessLevelIds).toEqual([]);
    expect(follow()).toEqual(emptyTerms);
    expect(follow({ ...visitor, key: 'code' })).toEqual({
      ...emptyTerms,
      refusedTemplate: { name: 'Visitor', why: 'is-for-codes' },
    });
  });

  it('keep what somebody typed, and say so', () => {
    const typed = { ...emptyTerms, form: { ...emptyTerms.form, validTo: '2031-08-31T17:00' } };
    const chosen = choose(visitor, 'withoutPins', typed);
    expect(chosen.form.validTo).toBe('2031-08-31T17:00');
    expect(chosen.template?.kept).toEqual(['validTo']);
  });

  it.each([
    [
      { ...visitor, accessLevels: [entrance, { id: 'b', name: 'Garage' }] },
      { why: 'levels-gone', gone: ['Garage'] },
    ],
    [{ ...visitor, key: 'code' }, { why: 'is-for-codes' }],
    [{ ...visitor, pin: 'typed' }, { why: 'needs-pins' }],
  ] as const)('refuse a template that cannot hold for a list: %j', (template, refusal) => {
    const before = choose({ ...visitor, validity: { kind: 'no-end' } }, 'withoutPins');
    const after = choose(template as Template, 'withoutPins', before);
    expect(after).toEqual({ ...before, refusedTemplate: { name: 'Visitor', ...refusal } });
  });

  it.each([
    ['none', 'withoutPins', null, 'none', 0],
    ['none', 'withPins', null, 'from-list', 0],
    ['generate', 'withoutPins', null, 'generated', 0],
    ['generate', 'withPins', null, 'generated', 0],
    ['generate', 'withoutPins', 'none', 'none', 5],
    ['typed', 'withPins', null, 'from-list', 2],
    ['typed', 'withPins', 'generated', 'generated', 0],
    ['typed', 'withoutPins', 'generated', 'generated', 0],
    ['typed', 'withPins', 'none', 'none', 5],
  ] as const)(
    'with a template of PIN %s, %s and %s by hand, have the rule %s and leave %s without one',
    (pin, draft, byHand, rule, missing) => {
      const chosen = choose({ ...visitor, pin }, draft, { ...emptyTerms, pin: byHand });
      expect(chosen.template).not.toBeNull();
      expect(pinRuleOf(chosen, drafts[draft])).toBe(rule);
      expect(missingPinCount(chosen, drafts[draft])).toBe(missing);
    },
  );

  it('without a template ask for no PIN, and follow the columns as they are corrected', () => {
    expect(missingPinCount(emptyTerms, drafts.withoutPins)).toBe(0);
    expect(pinRuleOf({ ...emptyTerms, pin: 'from-list' }, drafts.withoutPins)).toBe('none');
  });
});
