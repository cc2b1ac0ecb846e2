import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Histogram } from "prom-client";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { metrics } from "@/lib/metrics";

/** What Prometheus adds to every series, and to a histogram's buckets. */
const ADDED_LABELS = ["job", "instance", "le"];

const handbook = readFileSync("docs/operating.md", "utf8");
const alerts = (
  parse(readFileSync("deploy/prometheus/alerts.yaml", "utf8")) as {
    groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[];
  }
).groups.flatMap(({ rules }) => rules);
const { panels } = JSON.parse(readFileSync("deploy/grafana/debrief.json", "utf8")) as {
  panels: { title: string; targets: { expr: string; legendFormat: string }[] }[];
};

const shown = panels.flatMap(({ title, targets }) =>
  targets.map(({ expr, legendFormat }) => ({
    name: `the panel "${title}"`,
    expr,
    labels: [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = ""]) => label),
  })),
);
const told = alerts.map(({ alert, expr, annotations }) => ({
  name: `the alert ${alert}`,
  expr,
  labels: [...annotations.summary.matchAll(/\$labels\.(\w+)/g)].map(([, label = ""]) => label),
}));

test.each([...shown, ...told])(
  "$name asks for what a replica counts, by labels that it has",
  ({ expr, labels }) => {
    const names = [...expr.matchAll(/\b(?:up|[a-z]+(?:_[a-z0-9]+)+)\b(?=\s*[{[)>!]|\s*$)/g)].map(
      ([name]) => name,
    );
    expect(names.length).toBeGreaterThan(0);
    const known = names.map(labelsOf);
    const grouped = [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = ""]) => list.split(/,\s*/));
    const matched = [...expr.matchAll(/[{,]\s*(\w+)\s*(?:=|!=|=~|!~)\s*"/g)].map(([, label = ""]) => label);
    for (const label of [...labels, ...grouped, ...matched])
      for (const of of known) expect(of).toContain(label);
  },
);

/** Throws for what no replica counts. */
function labelsOf(name: string): string[] {
  if (name === "up") return ADDED_LABELS;
  const metric =
    metrics.registry.getSingleMetric(name) ??
    metrics.registry.getSingleMetric(name.replace(/_(bucket|sum|count)$/, ""));
  if (!metric) throw new Error(`No replica counts ${name}.`);
  if (metric instanceof Histogram) expect(name).toMatch(/_(bucket|sum|count)$/);
  return [...(metric as unknown as { labelNames: string[] }).labelNames, ...ADDED_LABELS];
}

test("the handbook says what to do about each alert", () => {
  const rows = [...handbook.matchAll(/^\| `(Debrief\w+)` \| .{30,} \|$/gm)].map(([, name]) => name);
  expect(rows).toEqual(alerts.map(({ alert }) => alert));
});

describe("the log", () => {
  test("has no field but those that the handbook names", () => {
    const [, chapter = ""] = handbook.split("## The log's fields");
    const named = [...chapter.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm)].flatMap(([, cell = ""]) =>
      [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    const always = ["level", "time", "msg"];
    expect(named.toSorted()).toEqual([...new Set([...loggedFields(), ...always])].sort());
  });
});

/** The fields of every call of the log in lib, app, pages and proxy.ts. */
function loggedFields(): string[] {
  const files = ["lib", "app", "pages"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name)),
  );
  return [...files, "proxy.ts"]
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|generated/.test(file))
    .flatMap((file) => {
      const text = readFileSync(file, "utf8");
      return /\blog(\.\w+|\[\w+\])\(/.test(text)
        ? fieldsIn(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true))
        : [];
    });
}

function fieldsIn(source: ts.SourceFile): string[] {
  const fields: string[] = [];
  const read = (node: ts.Expression | undefined): void => {
    if (!node) return;
    if (ts.isObjectLiteralExpression(node))
      for (const property of node.properties) {
        if (ts.isSpreadAssignment(property)) read(property.expression);
        else if (property.name) fields.push(property.name.getText());
      }
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(read);
    else if (ts.isIdentifier(node)) read(declarationOf(source, node.text));
  };
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      /^log(\.(debug|info|warn|error)|\[\w+\])$/.test(node.expression.getText())
    )
      read(node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return fields;
}

function declarationOf(source: ts.SourceFile, name: string): ts.Expression | undefined {
  let found: ts.Expression | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name) found = node.initializer;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
