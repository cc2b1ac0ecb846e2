import { readFileSync } from "node:fs";
import { DockerfileParser, Env } from "dockerfile-ast";

/** What the last stage of the Dockerfile says, for tests that run what the image would run. */
export function readImage() {
  const instructions = DockerfileParser.parse(readFileSync("Dockerfile", "utf8")).getInstructions();
  const stage = instructions.slice(instructions.findLastIndex((one) => one.getKeyword() === "FROM") + 1);
  const argumentsOf = (keyword: string) =>
    stage.find((one) => one.getKeyword() === keyword)?.getRawArgumentsContent() ?? "";
  const variables = stage.filter((one) => one instanceof Env).flatMap((one) => one.getProperties());
  return {
    instructions,
    /** `uid:gid` */
    user: argumentsOf("USER"),
    workFolder: argumentsOf("WORKDIR"),
    volume: argumentsOf("VOLUME"),
    port: argumentsOf("EXPOSE"),
    entrypoint: execForm(argumentsOf("ENTRYPOINT")),
    healthCheck: execForm(argumentsOf("HEALTHCHECK").replace(/^.*\bCMD\s+/s, "")),
    variables: Object.fromEntries(variables.map((one) => [one.getName(), one.getValue() ?? ""])),
  };
}

/** The words of a command in exec form. Throws for one that a shell would run. */
function execForm(text: string): string[] {
  return JSON.parse(text) as string[];
}
