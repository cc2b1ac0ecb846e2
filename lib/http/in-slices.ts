import { setImmediate as nextTurn } from "node:timers/promises";

const SLICE_MS = 8;

/** A body of these pieces, which are made as they are sent: others have their turn between them. */
export function inSlices(pieces: Iterator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      await nextTurn();
      const until = performance.now() + SLICE_MS;
      let text = "";
      do {
        const { done, value } = pieces.next();
        if (!done) text += value;
        else {
          if (text !== "") controller.enqueue(encoder.encode(text));
          return controller.close();
        }
      } while (performance.now() < until);
      controller.enqueue(encoder.encode(text));
    },
  });
}
