import { TABLES } from "./data-map";
import { OTHER_PLACES, type Whose } from "./places";

const ORDER: Whose[] = ["candidate", "member", "visitor", "secret", "none"];

/** The map as the tables of docs/privacy.md, in Markdown. */
export function showDataMap(): string {
  const tables = Object.entries(TABLES).map(([table, { why, kept, holds }]) => {
    const columns = ORDER.filter((whose) => whose !== "none")
      .flatMap((whose) =>
        holds[whose] ? `${whose}: ${holds[whose].map((name) => `\`${name}\``).join(", ")}` : [],
      )
      .join("; ");
    return `| \`${table}\` | ${why} | ${columns || "–"} | ${kept} |`;
  });
  const others = Object.entries(OTHER_PLACES).map(
    ([place, { why, kept, whose }]) => `| ${place} | ${why} | ${whose.join(", ")} | ${kept} |`,
  );
  return [
    "| table | why | whose data, in which columns | for how long |",
    "| --- | --- | --- | --- |",
    ...tables,
    "",
    "| elsewhere | why | whose data | for how long |",
    "| --- | --- | --- | --- |",
    ...others,
  ].join("\n");
}
