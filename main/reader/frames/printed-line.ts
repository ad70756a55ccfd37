import type { Transform } from '../../../contract/reader-formats.ts';
import { bytesFromValue } from '../bytes.ts';
import { csnByteCounts } from '../csn.ts';
import { printedForms, type PrintedForm, type PrintedFormName } from '../printed-forms.ts';
import { csnFromPrinted, hasEveryZero } from '../printed-number.ts';
import { rejected, type FrameDecoder } from './frame-decoder.ts';
import { createLineDecoder } from './line-splitter.ts';
import { undoTransform } from './transform.ts';

/** Lines that hold a number as it is printed on cards. What was done to its bits is for the profile to say. */
export function createPrintedLineDecoder(name: PrintedFormName, transform?: Transform): FrameDecoder {
  const form: PrintedForm = printedForms[name];
  return createLineDecoder((line) => {
    const printed = csnFromPrinted(name, line);
    if (printed.kind === 'problem') return rejected(printed.problem);
    if (!hasEveryZero(name, line)) return rejected('too-short');
    const { technology, value } = printed.csn;
    const asPrinted = undoTransform(bytesFromValue(value, csnByteCounts[technology]), form.transform);
    return { kind: 'number', bytes: undoTransform(asPrinted, transform), technology };
  });
}
