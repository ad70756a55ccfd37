/**
 * A bare connection to a window's debugging port. Playwright would do, but its own work at every new page would be measured, too.
 *
 * @param {string} address of the browser's end, ws://…
 */
export async function openDevTools(address) {
  const socket = new WebSocket(address);
  const waiting = new Map();
  const listeners = new Map();
  let lastId = 0;

  socket.addEventListener('message', ({ data }) => {
    const { id, method, params, result, error, sessionId } = JSON.parse(data);
    if (id === undefined) return listeners.get(method)?.(params, sessionId);
    if (error === undefined) waiting.get(id)?.resolve(result);
    else waiting.get(id)?.reject(new Error(error.message));
    waiting.delete(id);
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error(`No connection to ${address}`)));
  });
  const closed = new Promise((resolve) => socket.addEventListener('close', resolve));
  void closed.then(() => {
    for (const { reject } of waiting.values()) reject(new Error(`The connection to ${address} is closed`));
    waiting.clear();
  });

  return {
    /** Settles when nothing more can come; what was still asked is rejected then. */
    closed,
    on: (method, listener) => listeners.set(method, listener),
    send: (method, params = {}, sessionId = undefined) =>
      new Promise((resolve, reject) => {
        if (socket.readyState !== WebSocket.OPEN) return reject(new Error(`No connection to ${address}`));
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        socket.send(JSON.stringify({ id: lastId, method, params, sessionId }));
      }),
    close: () => socket.close(),
  };
}
