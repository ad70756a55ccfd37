/** What the outbox is to do, in plain arrays: as slow and as obvious as possible. */

const LONGEST_WAIT_MS = 3_600_000;
const SET_ASIDE_AT_A_TIME = 16;

export interface ModelRow {
  readonly id: string;
  readonly card: string;
  readonly kind: 'add' | 'remove';
  readonly key: string;
  readonly needs: string | null;
  readonly createdAtMs: number;
  /** The data key whose digest of the card the row stands under. */
  line: string;
  /** Where it stands there; of two in one place the earlier goes first. */
  readonly place: number;
  state: 'waiting' | 'sending' | 'delivered' | 'attention' | 'discarded';
  attemptCount: number;
  dueAtMs: number;
  followAtMs: number | null;
  alert: boolean;
  /** At the service, once delivered. */
  accessKey: string | null;
  pin: string | null;
  damaged: boolean;
}

interface ModelEntry {
  readonly card: string;
  readonly key: string;
  readonly learntAtMs: number;
  readonly submissionId: string;
}

export type Ending =
  | { readonly kind: 'delivered'; readonly isAlert: boolean; readonly accessKey: string }
  | { readonly kind: 'attention' }
  | { readonly kind: 'waiting'; readonly waitMs: number; readonly usesAttempt: boolean };

export interface NewRow {
  readonly id: string;
  readonly card: string;
  readonly kind: 'add' | 'remove';
  readonly needs: string | null;
  readonly inPlaceOf: string | null;
}

export const PIN = '0471';
export const FOLLOW_AFTER_MS = 2_000;

export const isOpen = ({ state }: ModelRow): boolean =>
  state === 'waiting' || state === 'sending' || state === 'attention';
const isUnsettled = ({ state }: ModelRow): boolean => state === 'waiting' || state === 'attention';

export class OutboxModel {
  nowMs = Date.UTC(2026, 0, 15);
  currentKey = 'key-1';
  keysHere: readonly string[] = ['key-1'];
  rows: ModelRow[] = [];
  entries: ModelEntry[] = [];

  readonly isHere = (key: string): boolean => this.keysHere.includes(key);
  readonly opens = (row: ModelRow): boolean => this.isHere(row.key) && !row.damaged;
  readonly isHead = (row: ModelRow): boolean =>
    isOpen(row) && inOrder(this.rows.filter((one) => isOpen(one) && isSameLine(one, row)))[0] === row;

  /** What it needs is not delivered, or to another holder. */
  readonly isHeld = ({ needs }: ModelRow): boolean => {
    const needed = this.rows.find(({ id }) => id === needs);
    return needed !== undefined && (needed.state !== 'delivered' || needed.alert);
  };
  readonly isNext = (row: ModelRow): boolean =>
    row.state === 'waiting' && this.isHere(row.key) && this.isHead(row) && !this.isHeld(row);

  add(added: readonly NewRow[]): void {
    for (const { inPlaceOf, ...one } of added)
      this.rows.push({
        ...one,
        place: this.#placeOf(inPlaceOf, one.card) ?? this.rows.length,
        key: this.currentKey,
        line: this.currentKey,
        createdAtMs: this.nowMs,
        state: 'waiting',
        attemptCount: 0,
        dueAtMs: this.nowMs,
        followAtMs: null,
        alert: false,
        accessKey: null,
        pin: one.kind === 'add' ? PIN : null,
        damaged: false,
      });
  }

  #placeOf(id: string | null, card: string): number | undefined {
    return this.rows.find((row) => row.id === id && row.card === card && row.line === this.currentKey)?.place;
  }

  /** What can be taken, best first. */
  #candidates(): readonly ModelRow[] {
    const next = this.rows.filter(this.isNext);
    const due = next.filter(({ dueAtMs }) => dueAtMs <= this.nowMs);
    const farAway = next.filter(({ dueAtMs }) => dueAtMs > this.nowMs + LONGEST_WAIT_MS);
    return (due.length > 0 ? due : farAway).toSorted((a, b) => a.dueAtMs - b.dueAtMs);
  }

  take(): ModelRow | null {
    for (let count = 0; count < SET_ASIDE_AT_A_TIME; count += 1) {
      const row = this.#candidates()[0];
      if (!row) return null;
      if (!row.damaged) {
        row.state = 'sending';
        row.attemptCount += 1;
        return row;
      }
      row.state = 'attention';
    }
    return null;
  }

  msUntilDue(): number | null {
    const dues = this.rows.filter(this.isNext).map(({ dueAtMs }) => dueAtMs);
    if (dues.length === 0) return null;
    if (dues.some((due) => due > this.nowMs + LONGEST_WAIT_MS)) return 0;
    return Math.max(0, Math.min(...dues) - this.nowMs);
  }

  settle(row: ModelRow, ending: Ending): void {
    if (row.damaged) {
      row.state = 'attention';
      return;
    }
    row.state = ending.kind;
    if (ending.kind === 'waiting') {
      row.dueAtMs = this.nowMs + ending.waitMs;
      if (!ending.usesAttempt) row.attemptCount -= 1;
    }
    if (ending.kind !== 'delivered') return;
    for (const one of this.rows) if (one.card === row.card && this.isHere(one.line)) one.followAtMs = null;
    if (row.kind === 'add') this.#endOvertaken(row.card, ending.accessKey);
    row.accessKey = ending.accessKey;
    row.alert = ending.isAlert && row.kind === 'add';
    if (!row.alert) row.pin = null;
    row.followAtMs = row.kind === 'add' ? this.nowMs + FOLLOW_AFTER_MS : null;
    this.entries = this.entries.filter((entry) => entry.card !== row.card || !this.isHere(entry.key));
    if (row.kind === 'add')
      this.entries.push({
        card: row.card,
        key: this.currentKey,
        learntAtMs: this.nowMs,
        submissionId: row.id,
      });
  }

  /** Alerts about another key than the card has now. */
  #endOvertaken(card: string, accessKey: string): void {
    for (const one of this.rows)
      if (one.card === card && this.isHere(one.line) && this.opens(one) && one.accessKey !== accessKey)
        this.keepHolder(one);
  }

  known(card: string): string | null {
    const here = this.entries.filter((entry) => entry.card === card && this.isHere(entry.key));
    // Of two learnt in the same moment the later one counts.
    return here.toReversed().toSorted((a, b) => b.learntAtMs - a.learntAtMs)[0]?.submissionId ?? null;
  }

  /** The readable ones of a card, in their order. */
  openOfCard(card: string): readonly ModelRow[] {
    return inOrder(this.rows.filter((row) => isOpen(row) && row.card === card && this.isHere(row.line)));
  }

  replace(row: ModelRow, by: readonly NewRow[]): 'added' | 'too-late' {
    if (this.discard(row) === 'too-late') return 'too-late';
    this.add(by);
    return 'added';
  }

  mend(row: ModelRow, by: readonly NewRow[]): 'added' | 'too-late' {
    if (this.keepHolder(row) === 'too-late') return 'too-late';
    this.add(by);
    return 'added';
  }

  discard(row: ModelRow): 'done' | 'too-late' {
    if (!isUnsettled(row)) return 'too-late';
    row.state = 'discarded';
    if (this.opens(row)) row.pin = null;
    for (const one of this.rows) if (one.needs === row.id) this.discard(one);
    return 'done';
  }

  #withNeeded(row: ModelRow): readonly ModelRow[] {
    const needed = this.rows.find(({ id }) => id === row.needs);
    return needed ? [...this.#withNeeded(needed), row] : [row];
  }

  undo(row: ModelRow, sinceMs: number): 'done' | 'too-late' {
    const all = this.#withNeeded(row);
    const isUnsent = (one: ModelRow): boolean =>
      one.state === 'waiting' &&
      one.attemptCount === 0 &&
      one.createdAtMs >= sinceMs &&
      one.createdAtMs <= this.nowMs;
    if (!all.every(isUnsent)) return 'too-late';
    for (const one of all) this.discard(one);
    return 'done';
  }

  sendNow(row: ModelRow): 'done' | 'too-late' {
    if (!isUnsettled(row) || !this.isHere(row.key)) return 'too-late';
    row.state = 'waiting';
    row.dueAtMs = this.nowMs;
    return 'done';
  }

  keepHolder(row: ModelRow): 'done' | 'too-late' {
    if (!row.alert) return 'too-late';
    row.alert = false;
    if (this.opens(row)) row.pin = null;
    for (const one of this.rows) if (one.needs === row.id) this.discard(one);
    return 'done';
  }

  makeAllDue(): void {
    for (const row of this.rows)
      if (row.state === 'waiting' && row.dueAtMs > this.nowMs) row.dueAtMs = this.nowMs;
  }

  restart(): void {
    for (const row of this.rows) if (row.state === 'sending') row.state = 'waiting';
    if (this.rows.every(({ key }) => key === this.currentKey)) return;
    for (const row of this.rows) if (isOpen(row) && this.opens(row)) row.line = this.currentKey;
  }

  counts(): { readonly waiting: number; readonly attention: number } {
    const onItsWay = this.rows.filter(({ state }) => state === 'waiting' || state === 'sending');
    const waiting = onItsWay.filter(({ key }) => this.isHere(key)).length;
    return {
      waiting,
      attention:
        this.rows.filter(({ alert }) => alert).length +
        this.rows.filter(({ state }) => state === 'attention').length +
        (onItsWay.length - waiting),
    };
  }
}

export function inOrder(rows: readonly ModelRow[]): readonly ModelRow[] {
  return rows.toSorted((a, b) => a.place - b.place);
}

function isSameLine(one: ModelRow, other: ModelRow): boolean {
  return one.card === other.card && one.line === other.line;
}
