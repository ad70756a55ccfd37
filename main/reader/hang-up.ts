import { read } from 'node:fs';
import { promisify } from 'node:util';

const readFile = promisify(read);

/** The driver's open port on Linux and macOS, as far as reading needs it. */
interface PolledBinding {
  readonly isOpen: boolean;
  readonly fd: number | null;
  readonly poller: { once(event: 'readable', told: (error: Error | null) => void): unknown };
  read(buffer: Buffer, offset: number, length: number): Promise<{ bytesRead: number; buffer: Buffer }>;
}

/**
 * A line whose device has gone reads as empty, at once and for ever, and the driver (13.0.0) reads on for as long: a full
 * processor, and memory that grows. With this the port closes instead. Windows reads in another way and needs nothing.
 */
export function closeOnHangUp(binding: unknown): void {
  if (!isPolled(binding)) return;
  binding.read = async (buffer, offset, length) => {
    for (;;) {
      const bytesRead = await readOnce(binding, buffer, offset, length);
      if (bytesRead === 0) throw noMore('The line hung up', { disconnect: true });
      if (bytesRead !== null) return { bytesRead, buffer };
      await readable(binding);
    }
  };
}

/** Null when nothing has come yet. */
async function readOnce(
  { fd }: PolledBinding,
  buffer: Buffer,
  offset: number,
  length: number,
): Promise<number | null> {
  if (fd === null) throw closed();
  try {
    return (await readFile(fd, buffer, offset, length, null)).bytesRead;
  } catch (error) {
    if (isNothingYet(error)) return null;
    throw error;
  }
}

function isPolled(binding: unknown): binding is PolledBinding {
  return typeof binding === 'object' && binding !== null && 'poller' in binding && 'fd' in binding;
}

/** A poller whose port was closed meanwhile must not be asked: it is freed memory. */
function readable({ isOpen, poller }: PolledBinding): Promise<void> {
  if (!isOpen) throw closed();
  return new Promise((resolve, reject) => {
    poller.once('readable', (error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });
}

function isNothingYet(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'EAGAIN' || code === 'EWOULDBLOCK' || code === 'EINTR';
}

const closed = (): Error => noMore('The port is closed', { canceled: true });

/** `canceled` and `disconnect` are what the driver's stream asks an error for. */
function noMore(words: string, mark: { readonly canceled: true } | { readonly disconnect: true }): Error {
  return Object.assign(new Error(words), mark);
}
