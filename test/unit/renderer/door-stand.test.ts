import { describe, expect, it } from 'vitest';
import type { Propagation, SubmissionView } from '../../../contract/submission.ts';
import { doorStandOf, isAlarmingStand } from '../../../renderer/components/door-stand.ts';
import { english } from '../../../renderer/wording/en.ts';
import { swedish } from '../../../renderer/wording/sv.ts';
import { submissionView } from '../../support/submission-view.ts';

const levels = [
  { id: '1', name: 'Main entrance', systemId: '1' },
  { id: '2', name: 'Lab', systemId: '1' },
  { id: '3', name: 'Warehouse', systemId: '2' },
  ...['A', 'B', 'C', 'D', 'E'].map((name) => ({ id: name, name, systemId: '5' })),
];
const applied = { systemId: '1', state: 'applied', errorType: null } as const;
const pending = { systemId: '2', state: 'pending', errorType: null } as const;
const failed = { systemId: '1', state: 'failed', errorType: 'CodeNotEnabled' } as const;
const dayPassed = { end: { kind: 'day-passed' } } as const;

const delivered = (change: Partial<SubmissionView> = {}): SubmissionView =>
  submissionView({ state: 'delivered', levelCount: 2, isFollowed: true, ...change });
function reported(
  status: string | null,
  systems: Propagation['systems'] = [],
  change: Partial<Propagation> = {},
): SubmissionView {
  const propagation = { status, systems, askedAtMs: 0, end: null, ...change };
  const isFollowed = propagation.end === null && status !== 'Applied' && status !== 'Failed';
  return delivered({ propagation, isFollowed });
}
function sentence(submission: SubmissionView, wording = english): string | null {
  const stand = doorStandOf(submission, levels);
  return stand && wording.doors.stand(stand);
}
const isAlarming = (submission: SubmissionView): boolean => {
  const stand = doorStandOf(submission, levels);
  return stand !== null && isAlarmingStand(stand);
};

describe('a delivered key on its way to the doors', () => {
  it.each([
    ['not asked yet', delivered(), 'Not known yet whether it opens doors.'],
    ['applied', reported('Applied', [applied]), 'Ready at every door system.'],
    ['pending', reported('Pending', [pending]), 'Not ready at any door yet.'],
    ['here and there', reported('PartiallyApplied', [applied, pending]), 'Ready at 1 of 2 systems.'],
    ['unknown', reported('Teleported', []), 'Not ready at any door yet. The service says: Teleported.'],
    [
      'failing at one',
      reported('PartiallyApplied', [{ ...applied, systemId: '2' }, failed]),
      'Ready at 1 of 2 systems. Failed at Main entrance, Lab (system 1): CodeNotEnabled.',
    ],
  ])('%s', (_, submission, words) => {
    expect(sentence(submission)).toBe(words);
    expect(isAlarming(submission)).toBe(false);
  });

  it('opens no door without an access level, and that is no alarm', () => {
    const nowhere = { ...reported('NotApplied'), levelCount: 0 };
    const afterADay = { ...reported('NotApplied', [], dayPassed), levelCount: 0 };

    expect(sentence(nowhere)).toBe('No access level chosen: opens no door.');
    expect(sentence(afterADay)).toBe('No access level chosen: opens no door.');
    expect(isAlarming(afterADay)).toBe(false);
    expect(sentence(reported('NotApplied'))).toBe('Not ready at any door yet.');
  });

  it.each([
    [
      'failed',
      reported('Failed', [failed]),
      'Opens no door. Failed at Main entrance, Lab (system 1): CodeNotEnabled. Ask who looks after the access system.',
    ],
    [
      'failed without a reason, at a system nobody knows',
      reported('Failed', [{ systemId: '9', state: 'failed', errorType: null }]),
      'Opens no door. Failed at system 9. Ask who looks after the access system.',
    ],
    [
      'failed without systems',
      reported('Failed'),
      'Opens no door. The access system could not take it over. Ask who looks after the access system.',
    ],
    [
      'late',
      reported('PartiallyApplied', [applied, pending], dayPassed),
      'Not ready after a day at Warehouse (system 2). Ready at 1 of 2 systems. Ask who looks after the access system.',
    ],
    [
      'late with a status nobody knows',
      reported('Teleported', [{ ...pending, systemId: '5' }], dayPassed),
      'Not ready after a day at A, B, C and 2 more (system 5). The service says: Teleported. Ask who looks after the access system.',
    ],
    [
      'refused',
      reported(null, [], { end: { kind: 'refused', status: 400, words: 'no such access key' } }),
      'Not known whether it opens doors. The service says: no such access key',
    ],
  ])('%s is an alarm', (_, submission, words) => {
    expect(sentence(submission)).toBe(words);
    expect(isAlarming(submission)).toBe(true);
  });

  it('says nothing of what is not delivered, of removals, and where a later submission took over', () => {
    const takenOver = { ...reported('Pending', [pending]), isFollowed: false };

    expect([
      sentence(submissionView()),
      sentence(delivered({ task: 'remove' })),
      sentence(takenOver),
    ]).toEqual([null, null, null]);
  });

  it('is said in Swedish too, with the same names and words of the service', () => {
    expect(sentence(reported('Failed', [failed]), swedish)).toBe(
      'Öppnar ingen dörr. Misslyckades i Main entrance, Lab (system 1): CodeNotEnabled. Fråga den som sköter passersystemet.',
    );
    expect(sentence(reported('PartiallyApplied', [applied, pending]), swedish)).toBe(
      'Klart i 1 av 2 passersystem.',
    );
  });
});
