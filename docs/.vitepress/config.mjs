// The documents as a site with search, in .data/site: `npm run docs:site`. A link that leads nowhere fails it.
import { readdirSync, readFileSync } from "node:fs";

const titleOf = (file) => /^# (.+)$/m.exec(readFileSync(file, "utf8"))?.[1] ?? file;
const page = (file) => ({ text: titleOf(file), link: `/${file.replace(/\.md$/, "")}` });
const group = (text, files) => ({ text, items: files.map((name) => page(`docs/${name}.md`)) });

export default {
  title: "Debrief",
  description: "Review AI voice interviews together",
  lang: "en",
  srcDir: "..",
  srcExclude: ["node_modules/**", ".next*/**", ".github/**", ".data/**", "test-results/**"],
  outDir: "../.data/site",
  cacheDir: "../.data/site-cache",
  rewrites: { "README.md": "index.md", "docs/decisions/README.md": "docs/decisions/index.md" },
  cleanUrls: true,
  ignoreDeadLinks: [/\/LICENSE$/, /^https?:\/\/localhost/],
  themeConfig: {
    search: { provider: "local" },
    outline: [2, 3],
    sidebar: [
      { text: "Debrief", link: "/" },
      group("Run it", [
        "self-hosting",
        "operating",
        "single-sign-on",
        "people",
        "security",
        "asvs",
        "audit",
        "performance",
      ]),
      group("Use it", ["interviews", "candidates", "review-links", "notifications", "transcripts"]),
      group("Build on it", ["api", "sandbox"]),
      {
        text: "Work on it",
        items: ["ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"].map(page),
      },
      {
        text: "Decisions",
        collapsed: true,
        items: readdirSync(new URL("../decisions", import.meta.url))
          .filter((name) => /^\d/.test(name))
          .map((name) => page(`docs/decisions/${name}`)),
      },
    ],
  },
};
