import { expect, test } from "vitest";
import { csvStream } from "./csv-stream";

test("a page is read only when the one before is taken, and the rest is dropped when the reader leaves", async () => {
  let read = 0;
  let isEnded = false;
  async function* pages() {
    try {
      for (;;) {
        read += 1;
        yield [read];
      }
    } finally {
      isEnded = true;
    }
  }
  const response = csvStream("x.csv", ["Number"], pages(), (row) => [String(row)]);
  const reader = response.body?.getReader();
  for (let taken = 0; taken < 5; taken += 1) await reader?.read();
  expect(read).toBeLessThan(8);
  await reader?.cancel();
  expect(isEnded).toBe(true);
});

test("a failure on the way breaks the file off", async () => {
  async function* pages() {
    yield ["=1+1", 'say "hi"'];
    throw new Error("gone");
  }
  const response = csvStream("x.csv", ["Text"], pages(), (row) => [row]);
  await expect(response.text()).rejects.toThrow("gone");
});

test("the file is a spreadsheet's: marked as UTF-8, quoted, and without formulas", async () => {
  async function* pages() {
    yield ["=1+1", 'say "hi"', "სალომე"];
  }
  const bytes = await csvStream("x.csv", ["Text"], pages(), (row) => [row]).arrayBuffer();
  expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)).toBe(
    '\uFEFFText\r\n\'=1+1\r\n"say ""hi"""\r\nსალომე\r\n',
  );
});
