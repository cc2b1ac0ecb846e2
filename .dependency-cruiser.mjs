/**
 * Which way imports go. A rule's name says what was broken, its comment where the code belongs.
 * ARCHITECTURE.md draws the same floors.
 */

/** The rooms of lib from the top floor to the ground. A room imports from its own floor and those below. */
const FLOORS = [
  ["start-up"],
  ["jobs", "actions"],
  ["http", "sync", "metrics"],
  ["data"],
  ["tenant"],
  ["auth", "recording"],
  ["events", "mail", "webhooks"],
  ["db", "net", "platform", "threads"],
  [
    ...[
      "transcript",
      "scorecards",
      "candidates",
      "invites",
      "compare",
      "reports",
      "notifications",
      "audit",
      "crypto",
    ],
    ...[
      "format",
      "errors",
      "env",
      "log",
      "log-error",
      "log-console",
      "process-singleton",
      "run-in-slices",
      "secret-files",
      "syslog",
      "privacy",
      "tracing",
    ],
  ],
];

/** Tests may reach further: they bring up what they test. */
const TESTS = "(\\.test\\.tsx?|\\.spec\\.ts)$";

const room = (names) => `^lib/(${names.join("|")})(/|\\.ts$)`;

const floorRules = FLOORS.slice(1).map((names, index) => ({
  name: `up-from-${names[0]}`,
  severity: "error",
  comment:
    `lib's floors only import downwards. ${names.join(", ")} may not know ${FLOORS.slice(0, index + 1)
      .flat()
      .join(", ")}: ` +
    "take what you need as a parameter, or move the code up to the floor that needs both.",
  from: { path: room(names), pathNot: TESTS },
  to: { path: room(FLOORS.slice(0, index + 1).flat()) },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...floorRules,
    {
      name: "room-without-a-floor",
      severity: "error",
      comment:
        "A new room of lib needs a floor: add it to FLOORS in .dependency-cruiser.mjs and to ARCHITECTURE.md.",
      from: { path: "^lib/", pathNot: [room(FLOORS.flat()), TESTS] },
      to: {},
    },
    {
      name: "lib-knows-no-one-above",
      severity: "error",
      comment:
        "lib is below app, pages and components, and never imports the sandbox or the seed: take a parameter.",
      from: { path: "^lib/", pathNot: TESTS },
      to: { path: "^(app|pages|components|sandbox|prisma|testing)/" },
    },
    {
      name: "components-only-show",
      severity: "error",
      comment:
        "Components take values as props from app/, which reads them; actions they import from lib/actions.",
      from: { path: "^components/", pathNot: TESTS },
      to: { path: "^(app|pages|sandbox|prisma)/" },
    },
    {
      name: "components-take-values-of-pure-rooms",
      severity: "error",
      comment:
        "A value of this room would ship the server's code to the browser: import its type, or pass it down from app/.",
      from: { path: "^components/", pathNot: TESTS },
      to: {
        path: "^lib/",
        pathNot: "^lib/(actions|transcript|format|scorecards|candidates|invites|reports|notifications)/",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "adapters-know-no-database",
      severity: "error",
      comment: "Routes and pages are adapters: call one function of lib/data with an actor.",
      from: { path: "^(app|pages)/", pathNot: TESTS },
      to: { path: ["^lib/(db|tenant)/", "^sandbox/"] },
    },
    {
      name: "database-only-for-the-operator",
      severity: "error",
      comment:
        "database() sees every tenant's rows. In lib/data only the operator's room may take it; all else asks tenantDb(actor).",
      from: {
        path: "^lib/data/",
        pathNot: ["^lib/data/installation/", "^lib/data/audit/check-logs\\.ts$", TESTS],
      },
      to: { path: "^lib/db/client\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-circle-of-folders",
      severity: "error",
      comment: "Two folders that import each other are one. Move what both need to the lower of them.",
      scope: "folder",
      from: { path: "^(lib|components)/" },
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^lib/db/generated"] },
    exclude: { path: ["\\.test\\.tsx?$", "fixtures"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
