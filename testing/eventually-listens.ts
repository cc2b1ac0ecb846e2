import net from "node:net";

const PAUSE_MS = 50;

/** Resolves once something takes connections at a loopback port. `check` throws when that is hopeless. */
export async function eventuallyListens(port: number, check: () => void): Promise<void> {
  while (!(await takesConnections(port))) {
    check();
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
