import { access } from 'node:fs/promises';
import type { SerialPort } from 'serialport';
import type { PortList, ReaderProfile } from '../../contract/reader.ts';
import { closeOnHangUp } from './hang-up.ts';
import { portFailureOf } from './port-failure.ts';
import { findPort, type PortSearch } from './port-identity.ts';
import { portListFailureOf, portListOf } from './port-list.ts';
import type { OpenPort, PortListener, ReaderPort } from './reader-port.ts';

/** The driver is native code: loaded with the first port, so that the start does not wait for it. */
const loadDriver = () => import('serialport');

export const openSerialPort: OpenPort = async ({ path, baudRate }, listener) => {
  try {
    const driver = await loadDriver();
    const port = new driver.SerialPort({
      path,
      baudRate,
      dataBits: 8,
      parity: 'none',
      stopBits: 1,
      autoOpen: false,
    });
    // Before listening, so that not even the first read is the driver's.
    port.once('open', () => {
      closeOnHangUp(port.port);
    });
    const readerPort = listenTo(port, listener);
    await open(port);
    raiseControlLines(port);
    return { kind: 'open', port: readerPort };
  } catch (error) {
    return { kind: 'failed', failure: await portFailureOf(error, path) };
  }
};

export async function listSerialPorts(): Promise<PortList> {
  try {
    const driver = await loadDriver();
    return portListOf(await driver.SerialPort.list());
  } catch (error) {
    return portListFailureOf(error);
  }
}

/** Where the ports cannot be listed, a reader's last name is all there is. */
export async function findSerialPort(profile: ReaderProfile): Promise<PortSearch> {
  const list: PortList = profile.usb === undefined ? { kind: 'ports', ports: [] } : await listSerialPorts();
  return list.kind === 'ports' ? findPort(profile, list.ports) : { kind: 'found', path: profile.path };
}

/** Whether the device is there; some systems never tell that an open port has gone. */
export async function serialPortExists(path: string): Promise<boolean> {
  if (process.platform === 'win32') {
    const driver = await loadDriver();
    // A list that does not come says nothing of the port, and must not end the watch over it.
    const ports: readonly { readonly path: string }[] | null = await driver.SerialPort.list().catch(
      () => null,
    );
    return ports === null || ports.some((port) => port.path.toUpperCase() === path.toUpperCase());
  }
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Before opening: an error of the driver that nobody listens to ends the process. */
function listenTo(port: SerialPort, listener: PortListener): ReaderPort {
  let isOurs = true;
  const gone = (): void => {
    if (!isOurs) return;
    isOurs = false;
    listener.onClosed({ problem: 'unplugged', heldBy: null, group: null });
  };
  port.on('data', (bytes: Uint8Array) => {
    if (isOurs) listener.onData(bytes);
  });
  port.on('close', gone);
  // Failed opening is answered to `open`; what else goes wrong matters only when the port is lost by it.
  port.on('error', () => undefined);
  return {
    write: (bytes) => write(port, bytes),
    close: async () => {
      isOurs = false;
      await close(port);
    },
  };
}

function open(port: SerialPort): Promise<void> {
  return new Promise((resolve, reject) => {
    port.open((error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });
}

function close(port: SerialPort): Promise<void> {
  return new Promise((resolve) => {
    if (!port.isOpen) resolve();
    else
      port.close(() => {
        resolve();
      });
  });
}

/** A line that is lost tells so by closing. */
function write(port: SerialPort, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    port.write(Buffer.from(bytes), () => {
      resolve();
    });
  });
}

/** Some readers get their power from these lines. A virtual line may not have them: that is no failure. */
function raiseControlLines(port: SerialPort): void {
  port.set({ dtr: true, rts: true }, () => undefined);
}
