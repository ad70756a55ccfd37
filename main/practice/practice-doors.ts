export interface PracticeLevel {
  readonly id: string;
  readonly name: string;
  readonly system_id: string;
}

/** The documented answer of /accesskeys/status. */
export interface PracticeDoorStatus {
  readonly id: string;
  readonly status: 'NotApplied' | 'Applied' | 'Pending' | 'PartiallyApplied';
  readonly systems_where_applied: readonly { readonly system_id: string; readonly applied_at: string }[];
  readonly systems_where_pending: readonly { readonly system_id: string }[];
  readonly systems_where_failed: readonly never[];
}

/** Long enough to see a key on its way, short enough to wait for. */
const SYSTEM_TAKES_MS = 5_000;

/** One access system after the other takes the key over; without access levels none does. */
export function doorStatusOf(
  key: { readonly id: string; readonly access_levels: readonly string[] },
  levels: readonly PracticeLevel[],
  changedAtMs: number,
  nowMs: number,
): PracticeDoorStatus {
  const chosen = levels.filter((level) => key.access_levels.includes(level.id));
  const systems = [...new Set(chosen.map((level) => level.system_id))].map((systemId, index) => ({
    systemId,
    appliedAtMs: changedAtMs + (index + 1) * SYSTEM_TAKES_MS,
  }));
  const applied = systems.filter(({ appliedAtMs }) => appliedAtMs <= nowMs);
  return {
    id: key.id,
    status: statusOf(applied.length, systems.length),
    systems_where_applied: applied.map(({ systemId, appliedAtMs }) => ({
      system_id: systemId,
      applied_at: new Date(appliedAtMs).toISOString().replace(/\.\d+Z$/, 'Z'),
    })),
    systems_where_pending: systems
      .filter(({ appliedAtMs }) => appliedAtMs > nowMs)
      .map(({ systemId }) => ({ system_id: systemId })),
    systems_where_failed: [],
  };
}

function statusOf(appliedCount: number, systemCount: number): PracticeDoorStatus['status'] {
  if (systemCount === 0) return 'NotApplied';
  if (appliedCount === systemCount) return 'Applied';
  return appliedCount === 0 ? 'Pending' : 'PartiallyApplied';
}
