import { runCommand } from "./command.mjs";

const APT_WITHIN_MS = 10 * 60_000;

/** Installs Debian packages where that may be done, as root; says whether it was. */
export async function installByApt(packages) {
  if (process.getuid?.() !== 0) return false;
  const apt = (...args) =>
    runCommand("apt-get", args, { env: { DEBIAN_FRONTEND: "noninteractive" }, timeoutMs: APT_WITHIN_MS });
  // An old list is better than none: what decides is whether the installation works.
  await apt("update");
  const { status } = await apt("install", "-y", "--no-install-recommends", ...packages);
  return status === 0;
}
