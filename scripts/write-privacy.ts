// Puts the data map into docs/privacy.md.
import { readFile, writeFile } from "node:fs/promises";
import { showDataMap } from "../lib/privacy/show-data-map";

const FILE = "docs/privacy.md";
const BLOCK = /(<!-- data-map -->\n\n)[\s\S]*(\n\n<!-- \/data-map -->)/;
const document = await readFile(FILE, "utf8");
await writeFile(
  FILE,
  document.replace(BLOCK, (_, begin, end) => `${begin}${showDataMap()}${end}`),
);
