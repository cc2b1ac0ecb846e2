// The other end of read-document.ts: reads one document after the other and hands each transcript over in portions.
import { parentPort } from "node:worker_threads";
import { type Part, portionsOf } from "./portions";
import type { Asked } from "./read-document";
import { readHere } from "./read-here";

let left: Iterator<Part[]> = [].values();

parentPort?.on("message", (asked: Asked) => {
  if (asked === "more") return parentPort?.postMessage(left.next().value ?? []);
  const { turns, ...head } = readHere(asked);
  left = portionsOf(turns);
  parentPort?.postMessage(head);
});
