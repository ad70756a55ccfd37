import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Template } from '../../../contract/template-rules.ts';
import { endOf } from '../../../contract/validity-end.ts';
import { reduceEnroll } from '../../../renderer/enroll/enroll-reducer.ts';
import {
  initialEnrollState,
  isEmpty,
  type EnrollAction,
  type EnrollState,
} from '../../../renderer/enroll/enroll-state.ts';
import { noteLevels } from '../../../renderer/enroll/level-news.ts';
import { secretToShow } from '../../../renderer/enroll/outcomes.ts';
import {
  chooseTemplate,
  followTemplateAside,
  followTemplates,
  leaveTemplate,
  renewTemplate,
} from '../../../renderer/enroll/templates.ts';
import { submissionView } from '../../support/submission-view.ts';

const levels = ['a', 'b', 'c'].map((id) => ({ id, name: `Level ${id}`, systemId: 'one' }));
const list = { levels, fetchedAtMs: 1, revision: 1, problem: null };
const TODAY = '2026-11-24';

const template: fc.Arbitrary<Template> = fc.record({
  name: fc.constantFrom('Visitor', 'Contractor', 'Employee'),
  accessLevels: fc.subarray(levels.map(({ id, name }) => ({ id, name }))),
  validity: fc.constantFrom(
    { kind: 'today' } as const,
    { kind: 'months', count: 3 } as const,
    { kind: 'no-end' } as const,
  ),
  pin: fc.constantFrom('none', 'generate', 'typed'),
});
const choose = (state: EnrollState, chosen: Template, pin: string | null = '4827'): EnrollState =>
  chooseTemplate(state, chosen, list, TODAY, pin);
const typed = (form: Partial<EnrollState['form']>): EnrollState => ({
  ...initialEnrollState,
  form: { ...initialEnrollState.form, ...form },
});

describe('choosing templates', () => {
  const texts = fc.record({
    cardNumber: fc.constantFrom('', '0x0102030405'),
    firstName: fc.constantFrom('', 'Ada'),
    lastName: fc.constantFrom('', 'Lind'),
    validFrom: fc.constantFrom('', '2027-01-01T08:00'),
    validTo: fc.constantFrom('', '2031-08-31T17:00'),
    pin: fc.constantFrom('', '0815'),
  });

  it('never destroys text that was typed, however many are chosen, renewed and left', () => {
    fc.assert(
      fc.property(texts, fc.array(template, { maxLength: 6 }), fc.boolean(), (form, chosen, leaves) => {
        const start = typed(form);
        const after = chosen.reduce(
          (state, one) => renewTemplate(choose(state, one), '2026-11-25', '5831'),
          start,
        );
        const last = leaves ? leaveTemplate(after) : after;
        const kept = Object.entries(form).filter(([, text]) => text !== '');
        expect(last.form).toMatchObject(Object.fromEntries(kept));
      }),
    );
  });

  it('leaves nothing of the ones before: the last one says it all', () => {
    fc.assert(
      fc.property(fc.array(template, { minLength: 1, maxLength: 6 }), (chosen) => {
        const last = chosen.at(-1);
        if (last === undefined) throw new Error('at least one');
        const one = choose(initialEnrollState, last);
        const all = chosen.reduce((state, next) => choose(state, next), initialEnrollState);
        expect(all.form).toEqual(one.form);
        expect(one.form).toMatchObject({
          accessLevelIds: last.accessLevels.map(({ id }) => id),
          validTo: endOf(last.validity, TODAY),
          pin: last.pin === 'generate' ? '4827' : '',
        });
        expect(isEmpty(all)).toBe(true);
        expect(leaveTemplate(all).form).toEqual(initialEnrollState.form);
      }),
    );
  });

  it('is refused when a level is gone, and changes nothing; while no list has come, nobody can tell', () => {
    const named: Template = {
      name: 'Visitor',
      accessLevels: [{ id: 'z', name: 'Cellar' }],
      validity: { kind: 'today' },
      pin: 'none',
    };
    const before = typed({ firstName: 'Ada' });
    const refused = choose(before, named);
    expect(refused).toEqual({
      ...before,
      refusedTemplate: { name: 'Visitor', why: 'levels-gone', gone: ['Cellar'] },
    });
    const unknown = { levels: [], fetchedAtMs: null, revision: 1, problem: 'no-key' } as const;
    expect(chooseTemplate(before, named, { ...unknown, levels: [] }, TODAY, null).template).not.toBeNull();
  });

  it('counts its end from the day it is, and asks for a PIN once', () => {
    const visitor: Template = {
      name: 'Visitor',
      accessLevels: [],
      validity: { kind: 'today' },
      pin: 'generate',
    };
    const chosen = choose(initialEnrollState, visitor, null);
    expect(chosen.template?.awaitsPin).toBe(true);
    const given = renewTemplate(chosen, TODAY, '4827');
    expect(given).toMatchObject({ form: { pin: '4827' }, template: { awaitsPin: false } });
    const tomorrow = renewTemplate(given, '2026-11-25', null);
    expect(tomorrow.form).toMatchObject({ validTo: '2026-11-25T23:59', pin: '4827' });
  });
});

describe('templates changed in Settings', () => {
  const visitor: Template = { name: 'Visitor', accessLevels: [], validity: { kind: 'today' }, pin: 'none' };
  const chosen = choose(typed({ firstName: 'Ada' }), visitor);

  it('take the chosen one along: its new terms, or none when it is gone', () => {
    expect(followTemplates(chosen, [{ ...visitor }])).toBe(chosen);
    const longer: Template = { ...visitor, validity: { kind: 'days', count: 1 } };
    expect(followTemplates(chosen, [longer]).form).toMatchObject({
      firstName: 'Ada',
      validTo: '2026-11-25T23:59',
    });
    expect(followTemplates(chosen, [])).toMatchObject({
      template: null,
      form: { firstName: 'Ada', validTo: '' },
    });
  });
});

describe('a list of levels that comes while some are chosen', () => {
  const chosen = typed({ accessLevelIds: ['a', 'b'] });
  const after = { ...list, levels: [{ id: 'a', name: 'Door a', systemId: 'one' }] };

  it('tells what is gone and what is renamed, and leaves the choice', () => {
    const noted = noteLevels(chosen, list, after);
    expect(noted.form.accessLevelIds).toEqual(['a', 'b']);
    expect(noted.levelNews).toEqual({
      gone: [{ id: 'b', name: 'Level b' }],
      renamed: [{ id: 'a', before: 'Level a', after: 'Door a' }],
    });
    // The next look brings the same list, and what was told stays told.
    expect(noteLevels(noted, after, after).levelNews).toEqual(noted.levelNews);
    expect(noteLevels(noted, after, list).levelNews.gone).toEqual([]);
  });
});

const visitor: Template = {
  name: 'Visitor',
  accessLevels: [{ id: 'a', name: 'Level a' }],
  validity: { kind: 'months', count: 3 },
  pin: 'none',
};
const WEEKS = '2027-02-24T23:59';
const TONIGHT = '2026-11-24T23:59';
const lend: EnrollAction = { type: 'loan-chosen', isLoan: true, validTo: TONIGHT };
const doNotLend: EnrollAction = { type: 'loan-chosen', isLoan: false, validTo: '' };
const chosen = (template: Template): EnrollAction => ({
  type: 'template-chosen',
  template,
  levels: list,
  today: TODAY,
  pin: null,
});
const after = (actions: readonly EnrollAction[], from: EnrollState = initialEnrollState): EnrollState =>
  actions.reduce(reduceEnroll, from);

describe('a template and a loan', () => {
  it.each([
    ['lent, then chosen', [lend, chosen(visitor)]],
    ['chosen, then lent', [chosen(visitor), lend]],
  ])('%s: the loan’s end holds, and the template’s when it is no loan after all', (_, actions) => {
    const lent = after(actions);

    expect(lent.form).toMatchObject({ temporary: true, validTo: TONIGHT });
    expect(after([doNotLend], lent).form).toMatchObject({ temporary: false, validTo: WEEKS });
  });

  it('gives no end of a template that was left meanwhile', () => {
    const left = after([chosen(visitor), lend, { type: 'template-left' }, doNotLend]);

    expect(left.form).toMatchObject({ temporary: false, validTo: '' });
  });

  it('gives back an end that was typed, whatever is chosen meanwhile', () => {
    const own = typed({ validTo: '2031-08-31T17:00' });

    expect(after([lend, chosen(visitor), doNotLend], own).form.validTo).toBe('2031-08-31T17:00');
  });

  it('lends a card for today under a template of another end, too', () => {
    const today: Template = { ...visitor, name: 'Today', validity: { kind: 'today' } };

    expect(after([chosen(today), lend, chosen(visitor)]).form).toMatchObject({
      temporary: true,
      validTo: TONIGHT,
    });
  });
});

describe('the chosen template', () => {
  const edited = { id: 'old', person: 'Ada Lind' };
  const oldForm = {
    ...initialEnrollState.form,
    cardNumber: '0x01',
    firstName: 'Ada',
    validTo: '2030-01-01T08:00',
  };
  const opened = after([chosen(visitor), { type: 'edit-opened', edited, form: oldForm }]);
  const terms = {
    form: { firstName: '', validTo: WEEKS, accessLevelIds: ['a'] },
    template: { template: visitor },
  };

  it('is no part of a submission that is edited, and is there again after it, saved or not', () => {
    const submission = submissionView({ id: 'new' });
    expect(opened).toMatchObject({ template: null, form: oldForm });

    expect(after([{ type: 'edit-cancelled' }], opened)).toMatchObject(terms);
    expect(
      after(
        [
          { type: 'enroll-started' },
          { type: 'enroll-answered', outcome: { kind: 'saved', submission, survivesClosing: true } },
        ],
        opened,
      ),
    ).toMatchObject({ ...terms, edited: null });
    expect(
      after([{ type: 'edit-opened', edited, form: oldForm }, { type: 'edit-cancelled' }], opened),
    ).toMatchObject(terms);
  });

  it('is there again for the next person where a submission could no longer be edited', () => {
    const answer: EnrollAction = { type: 'enroll-answered', outcome: { kind: 'too-late' } };
    const tooLate = after([{ type: 'enroll-started' }, answer], opened);
    expect(tooLate).toMatchObject({ form: oldForm, template: null });

    expect(after([{ type: 'clear-asked' }, { type: 'question-agreed' }], tooLate)).toMatchObject(terms);
    const left = after(
      [chosen(visitor), { type: 'template-left' }, { type: 'clear-asked' }, { type: 'question-agreed' }],
      tooLate,
    );
    expect(left).toMatchObject({ template: null, form: { accessLevelIds: [] } });
  });

  it('is what Settings say by then, or none', () => {
    const other: Template = { ...visitor, accessLevels: [] };
    const cancelled = (templates: readonly Template[]) =>
      after([{ type: 'edit-cancelled' }], followTemplateAside(opened, templates));

    expect(cancelled([other])).toMatchObject({ template: { template: other }, form: { accessLevelIds: [] } });
    expect(cancelled([])).toMatchObject({ template: null, form: { accessLevelIds: [] } });
  });

  it('stays when the form is cleared', () => {
    const begun = after([chosen(visitor), { type: 'text-changed', field: 'firstName', text: 'Bo' }]);

    expect(after([{ type: 'clear-asked' }, { type: 'question-agreed' }], begun)).toMatchObject(terms);
  });

  it('has its next PIN shown by key only once the next person is begun', () => {
    const state = choose(
      { ...initialEnrollState, lastSecret: { kind: 'pin', digits: '1111' } },
      {
        ...visitor,
        pin: 'generate',
      },
      '2222',
    );

    expect(secretToShow(state)).toEqual({ kind: 'pin', digits: '1111' });
    expect(secretToShow({ ...state, form: { ...state.form, firstName: 'Bo' } })?.digits).toBe('2222');
    expect(secretToShow({ ...state, lastSecret: null })?.digits).toBe('2222');
  });
});
