// Which way imports go: the rules are in .dependency-cruiser.mjs, the folders that they hold for are here.
import { runNode } from "./run/command.mjs";
import { BIN } from "./run/project.mjs";

const FOLDERS = ["lib", "components", "app", "pages"];

const { status } = await runNode(
  [BIN.depcruise, "--config", ".dependency-cruiser.mjs", "--output-type", "err-long", ...FOLDERS],
  { show: true },
);
process.exit(status);
