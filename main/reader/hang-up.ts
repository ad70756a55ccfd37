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
      if (!binding.isOpen || binding.fd === null) throw noMore('The port is closed', { canceled: true });
      try {
        const { bytesRead } = await readFile(binding.fd, buffer, offset, length, null);
        if (bytesRead > 0) return { bytesRead, buffer };
      } catch (error) {
        if (!isNothingYet(error)) throw error;
        await readable(binding);
        continue;
      }
      throw noMore('The line hung up', { disconnect: true });
    }
  };
}

function isPolled(binding: unknown): binding is PolledBinding {
  return typeof binding === 'object' && binding !== null && 'poller' in binding && 'fd' in binding;
}

function readable({ poller }: PolledBinding): Promise<void> {
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

/** `canceled` and `disconnect` are what the driver's stream asks an error for. */
function noMore(words: string, mark: { readonly canceled: true } | { readonly disconnect: true }): Error {
  return Object.assign(new Error(words), mark);
}
