import { createSocket } from "node:dgram";
import { once } from "node:events";
import { decode, encode } from "dns-packet";

/** A name server on loopback that knows the TXT records in `records`, and no other name. Each is cut into two pieces. */
export async function startDnsServer() {
  const records = new Map<string, string[]>();
  const asked: string[] = [];
  let isSilent = false;
  const socket = createSocket("udp4");
  socket.on("message", (message, { port, address }) => {
    const query = decode(message);
    const [question] = query.questions ?? [];
    if (!question || isSilent) return;
    const name = question.name.toLowerCase();
    asked.push(name);
    const found = question.type === "TXT" ? records.get(name) : undefined;
    const answer = encode({
      type: "response",
      id: query.id ?? 0,
      // 3 is NXDOMAIN.
      flags: 0x81_80 | (found ? 0 : 3),
      questions: [question],
      answers: (found ?? []).map((text) => ({
        ...{ type: "TXT" as const, name: question.name, ttl: 0 },
        data: [text.slice(0, 5), text.slice(5)],
      })),
    });
    socket.send(answer, port, address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return {
    server: `127.0.0.1:${socket.address().port}`,
    records,
    asked,
    /** Answers nothing from now on. */
    fallSilent: (silent: boolean) => {
      isSilent = silent;
    },
    stop: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  };
}
