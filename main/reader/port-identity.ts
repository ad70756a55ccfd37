import type { PortList, ReaderProfile, UsbIdentity } from '../../contract/reader.ts';

interface WantedPort {
  readonly path: string;
  readonly usb?: UsbIdentity | undefined;
}

export type PortSearch =
  { readonly kind: 'found'; readonly path: string } | { readonly kind: 'missing' | 'several' };

/**
 * Which port a reader is at now. Its name may have gone to another device while it was unplugged, so a reader with an
 * identity is opened nowhere else; only where several are alike does the name decide.
 */
export function findPort(wanted: WantedPort, ports: readonly WantedPort[]): PortSearch {
  const { path, usb } = wanted;
  if (usb === undefined) return { kind: 'found', path };

  const alike = ports.filter((port) => port.usb !== undefined && isSameDevice(usb, port.usb));
  const only = alike.find((port) => port.path === path) ?? (alike.length === 1 ? alike[0] : undefined);
  if (only !== undefined) return { kind: 'found', path: only.path };
  return { kind: alike.length === 0 ? 'missing' : 'several' };
}

/** Remembers what is plugged in at the reader's port now, so that it is found there or elsewhere later. */
export function withIdentity(profile: ReaderProfile, list: PortList): ReaderProfile {
  const usb = list.kind === 'ports' ? list.ports.find(({ path }) => path === profile.path)?.usb : undefined;
  return usb === undefined ? profile : { ...profile, usb };
}

/** Many readers have no serial number: then any of the same make will do. */
function isSameDevice(wanted: UsbIdentity, device: UsbIdentity): boolean {
  return (
    isSameText(wanted.vendorId, device.vendorId) &&
    isSameText(wanted.productId, device.productId) &&
    (wanted.serialNumber === undefined || isSameText(wanted.serialNumber, device.serialNumber ?? ''))
  );
}

/** The systems write the same ids in different case. */
function isSameText(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
