import { usbIdentitySchema, type PortList, type UsbIdentity } from '../../contract/reader.ts';

/** What the driver knows of a port, as far as we use it. */
interface PortDescription {
  readonly path: string;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly manufacturer?: string | undefined;
  /** Linux: the name udev made of maker, product and serial number. */
  readonly pnpId?: string | undefined;
  /** Windows. */
  readonly friendlyName?: string | undefined;
}

/** Ports without a maker are sockets that nothing is plugged into: Linux always lists 32 of them. */
export function portListOf(descriptions: readonly PortDescription[]): PortList {
  const ports = descriptions
    .filter(({ vendorId }) => vendorId !== undefined)
    .map((description) => ({
      path: description.path,
      label: labelOf(description),
      ...usbOf(description),
    }));
  return { kind: 'ports', ports };
}

/** Listing needs a program of the system on Linux, which small installations lack. */
export function portListFailureOf(error: unknown): PortList {
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return { kind: 'unavailable', reason: missing ? 'udevadm-missing' : 'failed' };
}

/** None where the system says less, or says it in a form of its own. */
function usbOf({ vendorId, productId, serialNumber }: PortDescription): { readonly usb?: UsbIdentity } {
  const parsed = usbIdentitySchema.safeParse({
    vendorId,
    productId,
    serialNumber: serialNumber === '' ? undefined : serialNumber,
  });
  return parsed.success ? { usb: parsed.data } : {};
}

function labelOf(description: PortDescription): string {
  const name =
    description.friendlyName ?? productName(description) ?? description.manufacturer ?? usbId(description);
  return name.includes(description.path) ? name : `${name} (${description.path})`;
}

function productName({ pnpId }: PortDescription): string | undefined {
  return /^usb-(.+?)(?:-if\d+.*)?$/.exec(pnpId ?? '')?.[1]?.replaceAll('_', ' ');
}

function usbId({ vendorId = '', productId = '' }: PortDescription): string {
  return `USB ${vendorId}:${productId}`;
}
