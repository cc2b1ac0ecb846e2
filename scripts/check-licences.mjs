// Under which licences the packages are that run in production. `--list` shows each; one that is not allowed fails.
import { readFileSync } from "node:fs";
import { ROOT } from "./run/project.mjs";

/** Those that let us ship the package with Debrief, as it is, under Debrief's own licence. */
const ALLOWED = new Set([
  ...["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "ISC", "MIT", "MIT-0"],
  ...["PSF-2.0", "Unlicense"],
  // A font, and data on browsers.
  ...["OFL-1.1", "CC-BY-4.0"],
]);
/** Packages under others, with why they may be there all the same. */
const EXCEPTIONS = [
  {
    name: /^@img\/sharp-/,
    licence: "LGPL-3.0-or-later",
    reason: "libvips, a library of its own that is loaded, unchanged",
  },
  { name: /^elkjs$/, licence: "EPL-2.0", reason: "of Prisma's tools; Debrief neither loads nor ships it" },
  {
    name: /^seq-queue$/,
    licence: "none named",
    reason: "of Prisma's tools; Debrief neither loads nor ships it",
  },
];

/** `{ name, version, licence }` of each package that a lock file installs for production, by name. */
export function productionPackages(lock) {
  return Object.entries(lock.packages)
    .filter(([place, { dev }]) => place !== "" && !dev)
    .map(([place, { version, license }]) => ({
      name: place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length),
      version,
      licence: license ?? "none named",
    }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** Why a package may not be there; null when it may. Of several licences all have to be allowed. */
export function problemOf({ name, version, licence }) {
  const excepted = EXCEPTIONS.filter((exception) => exception.name.test(name)).map(({ licence: one }) => one);
  const parts = licence.split(/\s+(?:and|or|with)\s+|[()]/i).filter(Boolean);
  const wrong = parts.filter((part) => !ALLOWED.has(part) && !excepted.includes(part));
  return wrong.length > 0 ? `${name} ${version} is under ${wrong.join(", ")}, which is not allowed.` : null;
}

if (process.argv[1] === import.meta.filename) {
  const packages = productionPackages(JSON.parse(readFileSync(`${ROOT}/package-lock.json`, "utf8")));
  if (process.argv.includes("--list"))
    for (const { name, version, licence } of packages) console.log(`${name} ${version}: ${licence}`);
  const problems = packages.flatMap((one) => problemOf(one) ?? []);
  if (problems.length > 0) {
    console.error(problems.join("\n"));
    process.exit(1);
  }
  console.log(`licences: ${packages.length} packages, all under licences that are allowed`);
}
