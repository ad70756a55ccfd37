import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectRoot } from './electron-executable.ts';

export interface PortHog {
  readonly pid: number;
  letGo(): Promise<void>;
}

const program = `
  import { SerialPort } from 'serialport';
  const port = new SerialPort({ path: process.argv[1], baudRate: 9600 }, () => console.log('holding'));
  process.stdin.on('end', () => port.close()).resume();
`;

/** Another program that has opened the port first, as a vendor's own tool would. */
export async function holdPort(path: string): Promise<PortHog> {
  const hog = spawn('node', ['--input-type=module', '--eval', program, path], {
    cwd: projectRoot,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(hog, 'exit');
  await Promise.race([
    once(hog.stdout, 'data'),
    ended.then(() => Promise.reject(new Error('the port could not be held'))),
  ]);
  return {
    pid: hog.pid ?? 0,
    letGo: async () => {
      hog.stdin.end();
      await ended;
    },
  };
}
