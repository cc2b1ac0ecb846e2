import { createServer } from "node:net";
import { Refusal } from "./refusal.mjs";

/** Throws a refusal when another program listens on `port`; `variable` names the setting that moves it. */
export async function demandFreePort(port, variable) {
  // Both: some systems let a program take all addresses while another holds only the loopback one.
  for (const host of ["::", "0.0.0.0", "127.0.0.1"])
    if (await isTaken(port, host))
      throw new Refusal(
        `Port ${port} is in use. Stop what listens there, or set ${variable} to another port.`,
      );
}

/** A loopback port that is free now. */
export async function findFreePort() {
  const probe = createServer();
  await new Promise((resolve, reject) => probe.once("error", reject).listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function isTaken(port, host) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => {
      if (error.code === "EADDRINUSE") resolve(true);
      else if (error.code === "EACCES")
        reject(new Refusal(`Port ${port} may not be used by this account. Choose one above 1023.`));
      else resolve(false); // The machine has no such address, IPv6 for example.
    });
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(false)));
  });
}
