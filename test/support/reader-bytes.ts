/** What an RDM6300 sends for one read of an EM card: STX, ten digits, the XOR of the five bytes, ETX. */
export function rdm6300Frame(csn: string): Uint8Array {
  const bytes = Buffer.from(csn, 'hex');
  const checksum = bytes.reduce((sum, byte) => sum ^ byte, 0);
  const digits = `${csn}${checksum.toString(16).padStart(2, '0')}`.toUpperCase();
  return Buffer.from(`\u0002${digits}\u0003`, 'latin1');
}
