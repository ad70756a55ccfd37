import { z } from 'zod';
import { LONGEST_TEMPLATE_NAME, MOST_TEMPLATES, type Template } from './template-rules.ts';
import { isDay } from './validity-end.ts';

const countSchema = z.int().min(1).max(999);

const endRuleSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('today') }),
    z.strictObject({ kind: z.literal('this-week') }),
    z.strictObject({ kind: z.literal('days'), count: countSchema }),
    z.strictObject({ kind: z.literal('months'), count: countSchema }),
    z.strictObject({
      kind: z.literal('until'),
      day: z.string().refine(isDay, { message: 'must be a day such as 2027-08-31' }),
    }),
    z.strictObject({ kind: z.literal('no-end') }),
  ],
  {
    error: ({ input }) =>
      typeof input === 'object' && input !== null
        ? 'must be today, this-week, days, months, until or no-end'
        : 'must be such as { "kind": "today" }',
  },
);

const templateSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, { message: 'must not be empty' })
    .max(LONGEST_TEMPLATE_NAME, { message: `must have at most ${LONGEST_TEMPLATE_NAME} characters` }),
  accessLevels: z
    .array(
      z.strictObject({
        id: z.guid({ message: 'must be the id of an access level' }),
        name: z.string().max(400),
      }),
    )
    .max(500),
  validity: endRuleSchema,
  pin: z.enum(['none', 'generate', 'typed'], { error: 'must be none, generate or typed' }),
  key: z.enum(['card', 'code'], { error: 'must be card or code' }).optional(),
}) satisfies z.ZodType<Template>;

/** In the order of their keys, no two of one name. */
export const templatesSchema = z
  .array(templateSchema)
  .max(MOST_TEMPLATES, { message: `there may be at most ${MOST_TEMPLATES}: one for each key from F1 to F9` })
  .superRefine((templates, context) => {
    templates.forEach(({ name }, index) => {
      if (templates.findIndex((other) => other.name === name) < index)
        context.addIssue({
          code: 'custom',
          path: [index, 'name'],
          message: 'is the name of another one, too',
        });
    });
  });
