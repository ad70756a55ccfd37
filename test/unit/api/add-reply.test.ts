import { expect, test } from 'vitest';
import { addReplySchema } from '../../../main/api/intserv-models.ts';

const ID = '3d0a2f6e-9d3c-4b57-8f3a-6a1f0c9b7e21';

test.each(['2031-01-01T00:00:00Z', '2031-01-01T00:00:00.000Z', '2031-01-01T01:00:00+01:00'])(
  'a time that is one for everybody is learnt: %s',
  (time) => {
    expect(addReplySchema.parse({ id: ID, valid_to_date: time }).valid_to_date).toBe(time);
  },
);

test.each(['2031-01-01T00:00:00', '2031-01-01', '', '0001-01-01T00:00:00', 'never', 0])(
  'a time nobody can place counts as not told, and the delivery is none the worse: %j',
  (time) => {
    expect(addReplySchema.parse({ id: ID, valid_from_date: time, valid_to_date: time })).toMatchObject({
      valid_from_date: null,
      valid_to_date: null,
    });
  },
);
