import { createSocket } from "node:dgram";
import { connect as connectPlain, isIPv6 } from "node:net";
import { connect as connectTls } from "node:tls";

const PORTS: Record<string, number> = { "tls:": 6514, "tcp:": 601, "udp:": 514 };
const CONNECT_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_MS = 30_000;

/** A way to the receiver, until `onEnd`. */
export type Channel = {
  /** False: there is no room for more until `onReady`. */
  send: (message: Buffer) => boolean;
  /** Sends what it was given and ends. */
  end: () => void;
};

export type ChannelEvents = {
  /** It takes messages from now on, for the first time or again. */
  onReady: () => void;
  /** Called once. `error`: why, where it did not just end. */
  onEnd: (error?: Error) => void;
};

/** Opens a way to `tls://`, `tcp://` or `udp://` host and port. Never throws: what fails ends it. */
export function openChannel(address: string, events: ChannelEvents): Channel {
  const { protocol, hostname, port } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, "");
  const target = { host, port: Number(port) || (PORTS[protocol] ?? 0) };
  return protocol === "udp:"
    ? openDatagrams(target, events)
    : openStream(target, protocol === "tls:", events);
}

type Target = { host: string; port: number };

/** Messages after one another, each with its length before it (RFC 5425, 6587). */
function openStream(target: Target, isTls: boolean, { onReady, onEnd }: ChannelEvents): Channel {
  const socket = isTls ? connectTls(target, ready) : connectPlain(target, ready);
  const timer = setTimeout(() => socket.destroy(new Error("no connection in time")), CONNECT_TIMEOUT_MS);
  let failure: Error | undefined;
  socket.setKeepAlive(true, KEEP_ALIVE_MS).unref();
  socket.on("drain", onReady);
  socket.on("error", (error) => {
    failure = error;
  });
  socket.on("close", () => {
    clearTimeout(timer);
    onEnd(failure);
  });
  // What a receiver says is nothing to us.
  socket.resume();
  function ready() {
    clearTimeout(timer);
    onReady();
  }
  return {
    send: (message) => socket.write(Buffer.concat([Buffer.from(`${message.length} `), message])),
    end: () => socket.end(),
  };
}

function openDatagrams({ host, port }: Target, { onReady, onEnd }: ChannelEvents): Channel {
  const socket = createSocket(isIPv6(host) ? "udp6" : "udp4");
  let failure: Error | undefined;
  let isOpen = true;
  let sending = 0;
  let isEnding = false;
  const close = () => {
    if (isOpen) socket.close();
    isOpen = false;
  };
  const fail = (error: Error) => {
    failure = error;
    close();
  };
  socket.on("error", fail);
  socket.on("close", () => onEnd(failure));
  socket.unref();
  socket.connect(port, host, (error?: Error) => (error ? fail(error) : onReady()));
  return {
    send: (message) => {
      sending += 1;
      socket.send(message, (error) => {
        sending -= 1;
        if (error) fail(error);
        if (isEnding && sending === 0) close();
      });
      return true;
    },
    end: () => {
      isEnding = true;
      if (sending === 0) close();
    },
  };
}
