const MINUTE_MS = 60_000;
const FIRST_END_MS = Date.UTC(2040, 0, 1);

/** Every submission of a run ends at a minute of its own, so that whoever meets it again knows which it is. */
export const validToOf = (number) =>
  new Date(FIRST_END_MS + number * MINUTE_MS).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
export const numberOf = (validTo) => Math.floor((Date.parse(validTo) - FIRST_END_MS) / MINUTE_MS);

/**
 * What one desk was told, what it said and what reached the service: enough to say at the end whether anything was lost,
 * done twice or done in the wrong order. Knows no process, no file and no clock.
 */
export function createLedger() {
  /** By number. `card` counts from 0; `committed` are the times it reached the service's book. */
  const submissions = new Map();
  const faults = [];
  const lastOfCard = new Map();
  const createdOfCard = new Map();

  const fault = (kind, words) => void faults.push({ kind, words });

  return {
    faults,
    fault,
    submissions,

    submitted(number, card) {
      submissions.set(number, {
        card,
        id: null,
        isAcknowledged: false,
        isRecordedDelivered: false,
        commitCount: 0,
      });
    },

    acknowledged(number, outcome) {
      if (outcome.kind !== 'saved')
        return fault('not accepted', `submission ${number}: ${JSON.stringify(outcome)}`);
      if (!outcome.survivesClosing) fault('not durable', `submission ${number} is kept for this run only`);
      Object.assign(submissions.get(number), { isAcknowledged: true, id: outcome.submission.id });
    },

    received(body) {
      const number = numberOf(body.valid_to_date);
      const submission = submissions.get(number);
      if (submission === undefined)
        return fault('invented', `an add nobody asked for: ${JSON.stringify(body)}`);
      if (submission.isRecordedDelivered)
        fault('sent again after delivery', `submission ${number} had been recorded as delivered`);
    },

    committed(body, answer, created) {
      const number = numberOf(body.valid_to_date);
      const submission = submissions.get(number);
      if (answer.status !== 200) return fault('refused', `submission ${number}: ${JSON.stringify(answer)}`);
      if (submission === undefined) return undefined;
      submission.commitCount += 1;
      const { card } = submission;
      if ((lastOfCard.get(card) ?? -1) > number)
        fault('out of order', `card ${card}: ${number} after ${lastOfCard.get(card)}`);
      lastOfCard.set(card, number);
      if (!created) return undefined;
      createdOfCard.set(card, (createdOfCard.get(card) ?? 0) + 1);
      if (createdOfCard.get(card) > 1) fault('registered twice', `card ${card} was created again`);
      return undefined;
    },

    /** What lies on the disk after a kill: `states` by submission id. */
    foundOnDisk({ states, integrity }) {
      if (integrity !== 'ok') fault('integrity', integrity);
      for (const [number, submission] of submissions) {
        const state = submission.id === null ? undefined : states.get(submission.id);
        if (submission.isAcknowledged && state === undefined)
          fault('lost', `submission ${number} was acknowledged and is not on the disk`);
        if (submission.isRecordedDelivered && state !== 'delivered')
          fault('forgotten', `submission ${number} was delivered and is now ${state}`);
        if (state === 'delivered') submission.isRecordedDelivered = true;
        if (state === 'delivered' && submission.commitCount === 0)
          fault('lost', `submission ${number} is recorded as delivered and never reached the service`);
      }
    },

    /** What the desk lists after a start: those that were saved without the answer coming through are known from here. */
    listed(views) {
      const seen = new Set();
      for (const { id, validTo } of views) {
        const number = numberOf(validTo);
        const submission = submissions.get(number);
        if (submission === undefined) fault('invented', `the desk lists ${validTo}`);
        else if (seen.has(number) || (submission.id !== null && submission.id !== id))
          fault('saved twice', `submission ${number}`);
        else submission.id = id;
        seen.add(number);
      }
    },

    /** With an empty outbox: `keys` are those the service holds. */
    settle(keys, nameOf) {
      const byCard = new Map();
      for (const [number, { card, isAcknowledged, id, commitCount }] of submissions) {
        if (isAcknowledged && commitCount === 0)
          fault('lost', `submission ${number} never reached the service`);
        if (id !== null) byCard.set(card, Math.max(byCard.get(card) ?? -1, number));
      }
      for (const [card, last] of byCard) {
        const held = keys.filter(({ person }) => person.first_name === nameOf(card));
        if (held.length !== 1) fault('registered twice', `card ${card} has ${held.length} keys`);
        else if (numberOf(held[0].validTo) !== last)
          fault('out of order', `card ${card} ends with ${numberOf(held[0].validTo)}, not with ${last}`);
      }
      if (keys.length !== byCard.size) fault('invented', `${keys.length} keys for ${byCard.size} cards`);
    },
  };
}
