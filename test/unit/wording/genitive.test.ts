import { expect, test } from 'vitest';
import { swedish } from '../../../renderer/wording/sv.ts';
import { holderAlert } from '../../support/submission-view.ts';

test('a Swedish name that ends in the sound of s gets no other when something is theirs', () => {
  const textOf = (firstName: string, holder: string): string =>
    swedish.question.otherHolder(
      holderAlert({
        task: 'update',
        person: { firstName, lastName: '' },
        reason: { kind: 'other-holder', holder },
      }),
    ).text;

  expect(textOf('Lars', 'Max')).toContain('som Lars, men tjänsten säger att den är Max.');
  expect(textOf('Moritz', 'Vera LINDROS')).toContain(
    'som Moritz, men tjänsten säger att den är Vera LINDROS.',
  );
  expect(textOf('Vera', 'Bo Dahl')).toContain('som Veras, men tjänsten säger att den är Bo Dahls.');
});
