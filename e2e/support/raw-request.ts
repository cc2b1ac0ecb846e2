// Requests as bytes: what no HTTP client would send, a server has to bear all the same.
import net from "node:net";

export type RawAnswer = { status: number; text: string };

const WITHIN_MS = 30_000;
/** Enough of any page; a recording is not read to its end, nor a stream of events, which has none. */
const MOST_BYTES = 400_000;

/** Sends the bytes and reads what comes. `status` 0: the connection was closed without an answer. */
export function sendRaw(port: number, bytes: Buffer): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, "127.0.0.1", () => socket.write(bytes));
    const chunks: Buffer[] = [];
    let length = 0;
    const finish = () => {
      socket.destroy();
      const text = Buffer.concat(chunks).toString();
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text });
    };
    socket.setTimeout(WITHIN_MS, () => {
      socket.destroy();
      reject(new Error(`No end after ${WITHIN_MS / 1000} seconds: ${bytes.toString().slice(0, 300)}`));
    });
    socket.on("data", (chunk) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MOST_BYTES || /text\/event-stream/.test(chunk.toString("latin1", 0, 2000))) finish();
    });
    socket.on("end", finish);
    // Refused while it was still sending: the answer, if any, is read already.
    socket.on("error", finish);
  });
}
