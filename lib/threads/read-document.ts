import { addPortion } from "@/lib/transcript/reading/portions";
import type { SentDocument } from "@/lib/transcript/reading/read-here";
import type { Transcript, Turn } from "@/lib/transcript/types";
import { onThread } from "./pool";

/** The transcript in a document of any size. Throws what ended the thread that read it, when something does. */
export async function readDocument(document: SentDocument): Promise<Transcript> {
  return onThread("transcript", document, document.bytes.length, async (next) => {
    const first = await next(null);
    if (!first || !("head" in first)) throw new Error("A transcript began without its head.");
    const turns: Turn[] = [];
    for (let step = await next(null); step !== null; step = await next(null))
      if ("portion" in step) addPortion(turns, step.portion);
    return { ...first.head, turns };
  });
}
