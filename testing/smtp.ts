import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/** A real SMTP server on a free port of this machine. */
export type TestSmtp = {
  url: string;
  /** What arrived, oldest first. */
  mails: Email[];
  /** The code with which it answers the next mails, 451 or 550 say; null takes them. */
  refuseWith: (code: number | null) => void;
  close: () => Promise<void>;
};

/** Starts one. Takes every mail, without a login and without TLS. */
export async function startSmtp(): Promise<TestSmtp> {
  const mails: Email[] = [];
  let refusal: number | null = null;
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        if (refusal !== null) return done(Object.assign(new Error("refused"), { responseCode: refusal }));
        mails.push(await PostalMime.parse(Buffer.concat(chunks)));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuseWith: (code) => {
      refusal = code;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
