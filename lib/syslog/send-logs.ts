/** Sends the lines of the log to a syslog receiver besides standard output, and keeps nobody waiting. */
import { log, logSinks } from "@/lib/log";
import { type Channel, openChannel } from "./channel";
import { toSyslogMessage } from "./message";

/** What is kept for a receiver that is away or slow; the oldest lines go first. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;
const RETRY_MS = { first: 1_000, longest: 30_000 };
const LAST_WORDS_MS = 2_000;

/**
 * Sends each line from now on to `address`, `tls://`, `tcp://` or `udp://`. An outage is logged when it begins and when it
 * is over, with how many lines were lost. Returns what sends the rest, for two seconds at most, and ends it.
 */
export function sendLogs(address: string): () => Promise<void> {
  const sender = new Sender(address);
  const sink = (line: string) => sender.add(line);
  logSinks.add(sink);
  return async () => {
    logSinks.delete(sink);
    await sender.stop();
  };
}

class Sender {
  readonly #address: string;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #lost = 0;
  #channel: Channel | null = null;
  #hasRoom = false;
  #isAway = false;
  #retryMs = RETRY_MS.first;
  #retry: NodeJS.Timeout | undefined;
  #onStopped: (() => void) | null = null;

  constructor(address: string) {
    this.#address = address;
    this.#open();
  }

  add(line: string): void {
    const message = toSyslogMessage(line);
    this.#waiting.push(message);
    this.#waitingBytes += message.length;
    while (this.#waitingBytes > MOST_WAITING_BYTES) {
      this.#waitingBytes -= this.#waiting.shift()?.length ?? 0;
      this.#lost += 1;
    }
    this.#send();
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LAST_WORDS_MS);
      this.#onStopped = () => {
        clearTimeout(timer);
        resolve();
      };
      clearTimeout(this.#retry);
      if (this.#channel) this.#send();
      else this.#onStopped();
    });
  }

  #open(): void {
    this.#channel = openChannel(this.#address, {
      onReady: () => {
        this.#hasRoom = true;
        if (this.#isAway || this.#lost > 0) log.info({ lost: this.#lost }, "log lines are sent away again");
        [this.#isAway, this.#lost, this.#retryMs] = [false, 0, RETRY_MS.first];
        this.#send();
      },
      onEnd: (error) => this.#wait(error),
    });
  }

  #wait(error: Error | undefined): void {
    [this.#channel, this.#hasRoom] = [null, false];
    if (this.#onStopped) {
      this.#onStopped();
      return;
    }
    this.#retry = setTimeout(() => this.#open(), this.#retryMs).unref();
    this.#retryMs = Math.min(this.#retryMs * 2, RETRY_MS.longest);
    // Once: the line waits like all others.
    if (!this.#isAway) {
      this.#isAway = true;
      log.warn({ err: error }, "log lines cannot be sent away");
    }
  }

  #send(): void {
    while (this.#channel && this.#hasRoom && this.#waiting.length > 0) {
      const message = this.#waiting.shift() ?? Buffer.alloc(0);
      this.#waitingBytes -= message.length;
      this.#hasRoom = this.#channel.send(message);
    }
    if (this.#onStopped && this.#waiting.length === 0) this.#channel?.end();
  }
}
