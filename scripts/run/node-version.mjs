/** The line that refuses this Node, or null when Debrief runs on it. `version` is like "20.19.0". */
export function refusalOfNode(version) {
  const [major, minor] = version.split(".").map(Number);
  const isSupported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (isSupported) return null;
  return `Debrief needs Node 20.19 or newer, best Node 24 LTS (of Node 22, 22.12 or newer). This is Node ${version}.`;
}

/** Ends the process with one line when this Node is too old. */
export function refuseOldNode() {
  const refusal = refusalOfNode(process.versions.node);
  if (refusal === null) return;
  console.error(refusal);
  process.exit(1);
}
