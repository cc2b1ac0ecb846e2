// The Helm chart without Helm: the few words of Go's template language that deploy/helm uses, and no others.
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";

const FOLDER = "deploy/helm";

type Scope = { dot: unknown; variables: Record<string, unknown> };
type Part = { text: string } | { action: string; body: Part[] };

/** `values.yaml` and `Chart.yaml` of the chart. */
export function readChart() {
  const read = (name: string) => parse(readFileSync(`${FOLDER}/${name}`, "utf8"));
  return { values: read("values.yaml") as Record<string, unknown>, about: read("Chart.yaml") };
}

/** The objects that the chart makes of `values`, by their kinds. */
export function renderChart(values: Record<string, unknown>): Record<string, Record<string, unknown>> {
  const { Name, AppVersion, Version } = capitalised(readChart().about);
  const scope = { Values: values, Release: { Name: "debrief" }, Chart: { Name, AppVersion, Version } };
  const files = readdirSync(`${FOLDER}/templates`).sort();
  const defined = new Map<string, Part[]>();
  const parts = files.map((file) => {
    const read = readParts(tokensOf(readFileSync(`${FOLDER}/templates/${file}`, "utf8")));
    for (const part of read)
      if ("action" in part && part.action.startsWith("define "))
        defined.set(wordsOf(part.action)[1] ?? "", part.body);
    return file.startsWith("_") ? [] : read;
  });
  const objects = parts.map((read) =>
    parse(render(read, { dot: scope, variables: {} }, defined), { version: "1.1" }),
  );
  return Object.fromEntries(objects.filter(Boolean).map((object) => [object.kind, object]));
}

function capitalised(about: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(about).map(([name, value]) => [name.replace(/^./, (first) => first.toUpperCase()), value]),
  );
}

/** Texts and actions in turn; a dash beside the braces eats the white space there. */
function tokensOf(template: string): string[] {
  const trimmed = template.replaceAll(/\s*\{\{-/g, "{{").replaceAll(/-\}\}\s*/g, "}}");
  return trimmed.replaceAll(/\{\{\s*\/\*[\s\S]*?\*\/\s*\}\}/g, "").split(/(\{\{.*?\}\})/);
}

function readParts(tokens: string[]): Part[] {
  const parts: Part[] = [];
  for (let token = tokens.shift(); token !== undefined; token = tokens.shift()) {
    if (!token.startsWith("{{")) {
      parts.push({ text: token });
      continue;
    }
    const action = token.slice(2, -2).trim();
    if (action === "end") return parts;
    parts.push({ action, body: /^(if|range|define) /.test(action) ? readParts(tokens) : [] });
  }
  return parts;
}

function render(parts: Part[], scope: Scope, defined: Map<string, Part[]>): string {
  const inner = (body: Part[], dot: unknown, variables = scope.variables) =>
    render(body, { dot, variables }, defined);
  return parts
    .map((part) => {
      if ("text" in part) return part.text;
      const { action, body } = part;
      const [word, ...rest] = wordsOf(action);
      if (word === "define") return "";
      if (word === "if") return evaluate(rest, scope, inner, defined) ? inner(body, scope.dot) : "";
      if (word !== "range") return String(pipe(action, scope, inner, defined) ?? "");
      const [, key, value] = /^\$(\w+), \$(\w+) := /.exec(rest.join(" ")) ?? [];
      const over = evaluate(rest.slice(-1), scope, inner, defined);
      if (Array.isArray(over)) return over.map((one) => inner(body, one)).join("");
      const entries = Object.entries(over as object).sort(([a], [b]) => (a < b ? -1 : 1));
      return entries
        .map(([name, one]) => inner(body, one, { [key ?? ""]: name, [value ?? ""]: one }))
        .join("");
    })
    .join("");
}

type Inner = (body: Part[], dot: unknown) => string;

function pipe(action: string, scope: Scope, inner: Inner, defined: Map<string, Part[]>): unknown {
  const [first = "", ...others] = action.split(" | ");
  return others.reduce(
    (value: unknown, step) => {
      const [word, argument = ""] = wordsOf(step);
      if (word === "quote") return JSON.stringify(String(value));
      if (word === "default") return value || evaluate([argument], scope, inner, defined);
      if (word === "nindent") return `\n${value}`.replaceAll(/\n(?=.)/g, `\n${" ".repeat(Number(argument))}`);
      throw new Error(`The chart uses ${word}, which its test does not know.`);
    },
    evaluate(wordsOf(first), scope, inner, defined),
  );
}

function evaluate(words: string[], scope: Scope, inner: Inner, defined: Map<string, Part[]>): unknown {
  const [word = "", ...rest] = words;
  if (word === "include") return inner(defined.get(rest[0] ?? "") ?? [], scope.dot);
  if (word === "toJson") return JSON.stringify(evaluate(rest, scope, inner, defined));
  if (word === ".") return scope.dot;
  if (word.startsWith("$")) return scope.variables[word.slice(1)];
  if (word.startsWith(".")) return word.slice(1).split(".").reduce<unknown>(within, scope.dot);
  throw new Error(`The chart uses ${word}, which its test does not know.`);
}

function within(object: unknown, name: string): unknown {
  return (object as Record<string, unknown> | undefined)?.[name];
}

function wordsOf(action: string): string[] {
  return (action.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ""));
}
