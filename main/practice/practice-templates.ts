import type { Template } from '../../contract/template-rules.ts';
import type { PracticeLevel } from './practice-doors.ts';

/** Three kinds of people to train with. */
export function practiceTemplatesOf([entrance, ...others]: readonly PracticeLevel[]): readonly Template[] {
  const levels = (chosen: readonly (PracticeLevel | undefined)[]): Template['accessLevels'] =>
    chosen.flatMap((level) => (level ? [{ id: level.id, name: level.name }] : []));
  const [offices, meetings] = others;
  return [
    { name: 'Visitor today', accessLevels: levels([entrance]), validity: { kind: 'today' }, pin: 'none' },
    {
      name: 'Contractor 3 months',
      accessLevels: levels([entrance, meetings]),
      validity: { kind: 'months', count: 3 },
      pin: 'generate',
    },
    {
      name: 'Employee',
      accessLevels: levels([entrance, offices, meetings]),
      validity: { kind: 'no-end' },
      pin: 'typed',
    },
  ];
}
