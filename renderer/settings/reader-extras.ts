import { KEYBOARD_PATH } from '../../contract/reader-formats.ts';
import { partsOffered } from '../../contract/reader-parts.ts';
import type { PortList, ReaderProfile } from '../../contract/reader.ts';

/** What belongs to a reader besides how it speaks, as the form holds it; '' is none. */
export interface ReaderExtras {
  readonly prefixKey: string;
  /** Two technologies joined by `|`. */
  readonly parts: string;
}

/** Keys of the layout that no keyboard on a desk has. */
export const prefixKeys: readonly string[] = Array.from({ length: 12 }, (_, index) => `F${13 + index}`);

/** What was chosen for another kind of reader is not carried along. */
export function withExtras(
  settings: Omit<ReaderProfile, 'path'>,
  path: string,
  { prefixKey, parts }: ReaderExtras,
): ReaderProfile {
  const joined = partsOffered(settings.format).find((offered) => offered.join('|') === parts);
  return {
    ...settings,
    path,
    ...(path === KEYBOARD_PATH && prefixKey !== '' ? { prefixKey } : {}),
    ...(joined === undefined ? {} : { parts: [...joined] }),
  };
}

/** What is plugged in at this port, or was when it was saved. */
export function usbAt(
  path: string,
  ports: PortList | null,
  saved: ReaderProfile | null,
): Pick<ReaderProfile, 'usb'> {
  const listed = ports?.kind === 'ports' ? ports.ports.find((port) => port.path === path) : undefined;
  const kept = path === saved?.path ? saved.usb : undefined;
  const usb = listed === undefined ? kept : listed.usb;
  return usb === undefined ? {} : { usb };
}
