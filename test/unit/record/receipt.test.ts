import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { receiptHtml } from '../../../main/record/receipt-page.ts';
import { termsOf, termsOfSubmission, type Receipt } from '../../../main/record/receipt.ts';
import {
  nothingYet,
  type SubmissionRecord,
  type SubmissionRequest,
} from '../../../main/store/submission-record.ts';
import { requestFor } from '../../support/outbox-file.ts';

const STOCKHOLM = 'Europe/Stockholm';
const receipt: Receipt = {
  person: 'Åsa Öberg',
  cardNumber: '0x0102030405',
  validFrom: null,
  validTo: '2031-08-31T21:59:00Z',
  levels: ['Huvudentré', 'Lager'],
  isCode: false,
  isLent: false,
  hasPin: true,
  organisation: 'Hamnkontoret',
  atMs: Date.UTC(2026, 10, 24, 12, 5),
};
const textOf = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('a receipt', () => {
  it('says in Swedish what was handed over, to whom, until when, with a line to sign', () => {
    const text = textOf(receiptHtml(receipt, 'sv', STOCKHOLM));

    expect(text).toContain('Hamnkontoret Kvittens för passerkort Namn Åsa Öberg Kortnummer 0x0102030405');
    expect(text).toContain('Giltighet Gäller genast till och med söndag 31 augusti 2031');
    expect(text).toContain('Behörighet Huvudentré, Lager');
    expect(text).toContain('Datum tisdag 24 november 2026, 13:05');
    expect(text).toContain('Namnteckning Utlämnat av');
  });

  it('says it in English, of a card on loan that begins later, and leaves out what there is not', () => {
    const lent = { ...receipt, isLent: true, validFrom: '2027-03-01T07:00:00Z', validTo: null };
    const text = textOf(
      receiptHtml({ ...lent, person: '', levels: [], hasPin: false, organisation: '' }, 'en', STOCKHOLM),
    );

    expect(text).toContain('Receipt for a card on loan Name No name Card number 0x0102030405');
    expect(text).toContain('Validity Works from Monday 1 March 2027, 08:00, with no end Access None Date');
    expect(text).not.toContain('PIN');
  });

  it('is text whatever somebody typed: nothing of it becomes a tag', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (person, organisation) => {
        const html = receiptHtml({ ...receipt, person, organisation }, 'en', STOCKHOLM);
        const tags = html.match(/<[a-z]+/g)?.length;
        const plain = receiptHtml({ ...receipt, person: 'x', organisation: 'x' }, 'en', STOCKHOLM);

        expect(tags).toBe((plain.match(/<[a-z]+/g)?.length ?? 0) - (organisation === '' ? 1 : 0));
      }),
    );
    expect(receiptHtml({ ...receipt, person: '<img src=x>' }, 'en', STOCKHOLM)).not.toContain('<img');
  });

  it('has no PIN to tell, only whether there is one', () => {
    const terms = termsOf(requestFor('A', { pin: '7391' }));

    expect(JSON.stringify(terms)).not.toContain('7391');
    expect(terms.hasPin).toBe(true);
  });

  it('tells of a code that it is one, and its last digit only', () => {
    const terms = termsOf(requestFor('A', { identification: 'code:48217' }));
    const text = textOf(receiptHtml({ ...receipt, ...terms, levels: [] }, 'sv', STOCKHOLM));

    expect(text).toContain('Kvittens för passerkod Namn Vera Lind Kod ••••7');
    expect(text).not.toContain('4821');
  });

  it('is made of what hands something over, and of nothing else', () => {
    const removal = {
      kind: 'remove',
      ...{ identification: 'A', cardKey: 'A', firstName: 'Vera', lastName: 'Lind', keyId: null },
    } as const;
    const nobody = () => null;

    expect(termsOfSubmission(record(requestFor('A')), nobody)).toMatchObject({ person: 'Vera Lind' });
    expect(termsOfSubmission(record(removal), nobody)).toBeNull();
    expect(termsOfSubmission(record(requestFor('A'), { state: 'discarded' }), nobody)).toBeNull();
    expect(termsOfSubmission(record(requestFor('A'), { alert_unseen: 1 }), nobody)).toBeNull();
  });
});

function record(request: SubmissionRequest, row: Partial<SubmissionRecord['row']> = {}): SubmissionRecord {
  return {
    row: { state: 'delivered', alert_unseen: 0, ...row } as SubmissionRecord['row'],
    contents: { request, outcome: nothingYet, propagation: null },
  };
}
