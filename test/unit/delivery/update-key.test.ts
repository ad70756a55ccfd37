import { describe, expect, it } from 'vitest';
import type { AddReply } from '../../../main/api/intserv-models.ts';
import type { IntservClient } from '../../../main/api/intserv-client.ts';
import { sendSubmission } from '../../../main/delivery/send-submission.ts';
import { settlementOf } from '../../../main/delivery/settlement.ts';
import { updateBodyOf } from '../../../main/delivery/update-key.ts';
import type { RegisterEntry } from '../../../main/store/register.ts';
import type { UpdateRequest } from '../../../main/store/submission-record.ts';

const KEY_ID = '3d0a2f6e-9d3c-4b57-8f3a-6a1f0c9b7e21';
const LEVEL = '5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c01';
const OTHER_LEVEL = '5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c02';
const NOW_MS = Date.UTC(2026, 0, 15);

const entry: RegisterEntry = {
  cardKey: '0x62e3086ced',
  identification: '0x62e3086ced',
  keyId: KEY_ID,
  personId: 'person-1',
  firstName: 'Vera',
  lastName: 'Lind',
  validFrom: '2026-01-01T07:00:00Z',
  validTo: '2026-06-30T16:00:00Z',
  accessLevelIds: [LEVEL],
  hasPin: true,
  learntAtMs: 1,
  submissionId: 'earlier',
};
const update = (changes: UpdateRequest['changes'], more: Partial<UpdateRequest> = {}): UpdateRequest => ({
  kind: 'update',
  identification: entry.identification,
  cardKey: entry.cardKey,
  firstName: 'Vera',
  lastName: 'Lind',
  keyId: KEY_ID,
  changes,
  pinChange: null,
  ...more,
});
const reply = (more: Partial<AddReply> = {}): AddReply => ({
  id: KEY_ID,
  key: null,
  person: { id: 'person-1', first_name: 'Vera', last_name: 'Lind' },
  ...more,
});
const settled = (request: UpdateRequest, key: AddReply, before = entry) =>
  settlementOf(
    { kind: 'finish', delivered: { kind: 'updated', key, before } },
    { id: 'one', attempt: 1, request },
    NOW_MS,
  );

describe('the body of an update', () => {
  it('names the key, and has dates and levels whatever is changed; of the PIN nothing', () => {
    expect(updateBodyOf(update({ accessLevelIds: [OTHER_LEVEL] }), entry)).toEqual({
      id: KEY_ID,
      valid_from_date: entry.validFrom,
      valid_to_date: entry.validTo,
      access_levels: [OTHER_LEVEL],
    });
  });

  it('has a new PIN, or null to take it away', () => {
    expect(updateBodyOf(update({ pin: '0471' }), entry)).toMatchObject({ pin: '0471' });
    expect(updateBodyOf(update({ pin: null }), entry)).toMatchObject({ pin: null });
  });

  it('leaves out an end that is cleared, and levels where there are none', () => {
    const body = updateBodyOf(update({ validTo: null }), { ...entry, accessLevelIds: [] });
    expect(body).toEqual({ id: KEY_ID, valid_from_date: entry.validFrom });
  });
});

describe('whose key is updated', () => {
  const sentTo = async (request: UpdateRequest, registered: RegisterEntry | null) => {
    const bodies: unknown[] = [];
    const client = {
      addAccessKey: (_key: string, body: unknown) => {
        bodies.push(body);
        const text = JSON.stringify(reply({ id: registered?.keyId ?? KEY_ID }));
        return Promise.resolve({ kind: 'reply', status: 200, retryAfter: null, date: null, body: text });
      },
    } as unknown as IntservClient;
    const answer = await sendSubmission(client, 'key', request, {
      findCard: () => registered,
      everOfCard: () => [],
    });
    return { bodies, answer };
  };

  it('is the register’s: the holder may have got another key for the card since', async () => {
    const again = { ...entry, keyId: '3d0a2f6e-9d3c-4b57-8f3a-000000000002' };
    const { bodies } = await sentTo(update({ pin: null }), again);
    expect(bodies).toMatchObject([{ id: again.keyId }]);
  });

  it('is nobody’s where somebody else has the card by then: nothing is sent', async () => {
    const other = { ...entry, keyId: '3d0a2f6e-9d3c-4b57-8f3a-000000000002', firstName: 'Nils' };
    const { bodies, answer } = await sentTo(update({ pin: null }), other);
    expect(bodies).toEqual([]);
    expect(answer).toEqual({ kind: 'accepted', value: { kind: 'left-alone', holder: 'Nils Lind' } });
  });

  it('is not guessed where the register has forgotten the card', async () => {
    const { bodies, answer } = await sentTo(update({ pin: null }), null);
    expect(bodies).toEqual([]);
    expect(answer).toEqual({ kind: 'accepted', value: { kind: 'not-known' } });
  });
});

describe('what is written down of a delivered update', () => {
  it('is the key as it was with what changed, and it is followed to the doors', () => {
    const settlement = settled(update({ validTo: '2027-01-01T00:00:00Z' }), reply());
    expect(settlement).toMatchObject({
      kind: 'delivered',
      outcome: { reason: null, keyId: KEY_ID, personId: 'person-1' },
      learnt: {
        ...entry,
        validTo: '2027-01-01T00:00:00Z',
        learntAtMs: NOW_MS,
        submissionId: 'one',
      },
    });
    expect(settlement.kind === 'delivered' && settlement.followAtMs).toBeGreaterThan(NOW_MS);
  });

  it('has whether there is a PIN', () => {
    expect(settled(update({ pin: null }), reply())).toMatchObject({ learnt: { hasPin: false } });
    expect(settled(update({}), reply())).toMatchObject({ learnt: { hasPin: true } });
  });

  it('tells of an end the service kept though it was to be cleared, and learns the service’s', () => {
    const kept = reply({ valid_to_date: entry.validTo });
    expect(settled(update({ validTo: null }), kept)).toMatchObject({
      outcome: { reason: { kind: 'other-end', validTo: entry.validTo } },
      learnt: { validTo: entry.validTo },
    });
  });

  it('says nothing of the same end written otherwise', () => {
    const same = reply({ valid_to_date: '2026-06-30T16:00:00.000Z' });
    expect(settled(update({}), same)).toMatchObject({ outcome: { reason: null } });
  });

  it('is an alert where the service names another holder, not where it renamed the same person', () => {
    const other = reply({ person: { id: 'person-2', first_name: 'Nils', last_name: 'Ek' } });
    expect(settled(update({}), other)).toMatchObject({
      outcome: { reason: { kind: 'other-holder', holder: 'Nils Ek' } },
      learnt: { firstName: 'Nils' },
    });
    const renamed = reply({ person: { id: 'person-1', first_name: 'Vera', last_name: 'Ek' } });
    expect(settled(update({}), renamed)).toMatchObject({
      outcome: { reason: null },
      learnt: { lastName: 'Ek' },
    });
  });
});
