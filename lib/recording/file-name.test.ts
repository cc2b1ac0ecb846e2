import { expect, test } from "vitest";
import { attachmentDisposition, safeFileName } from "./file-name";

test("a name in another script reaches the browser whole, with an ASCII stand-in", () => {
  expect(attachmentDisposition("Zoë Ångström.wav")).toBe(
    `attachment; filename="Zoe Angstrom.wav"; filename*=UTF-8''Zo%C3%AB%20%C3%85ngstr%C3%B6m.wav`,
  );
  expect(attachmentDisposition("نادية.wav")).toContain("filename*=UTF-8''%D9%86%D8%A7%D8%AF%D9%8A%D8%A9.wav");
});

test("a name cannot leave its folder, forge a header or hide its ending", () => {
  expect(safeFileName("../../etc/passwd.wav")).toBe("etc-passwd.wav");
  expect(safeFileName("a\r\nSet-Cookie: x=1.wav")).toBe("aSet-Cookie- x=1.wav");
  expect(safeFileName("cv\u202Evaw.exe")).toBe("cvvaw.exe");
  expect(safeFileName('say "hi".wav')).toBe("say -hi-.wav");
  expect(safeFileName("broken \ud800 half.wav")).toBe("broken half.wav");
  expect(attachmentDisposition('quote " and \\ (1).wav')).toMatch(
    /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.%-]+$/,
  );
});

test("an empty name and an endless one become usable", () => {
  expect(safeFileName("")).toBe("recording");
  expect(safeFileName("...wav")).toBe("recording.wav");
  expect(safeFileName("..")).toBe("recording");
  expect(safeFileName(`${"x".repeat(5000)}.wav`)).toBe(`${"x".repeat(120)}.wav`);
});
