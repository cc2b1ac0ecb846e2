import { expect, test, vi } from "vitest";

/** Anew, because the environment is read once. */
async function callerAddressWith(trustProxy: "0" | "1") {
  vi.resetModules();
  vi.stubEnv("TRUST_PROXY", trustProxy);
  return (await import("./caller-address")).callerAddress;
}

test("behind a proxy the address is the one that it added, whatever the caller sent before it", async () => {
  const callerAddress = await callerAddressWith("1");
  const forwarded = "127.0.0.1, 10.0.0.1, 203.0.113.9";
  expect(callerAddress(new Headers({ "x-forwarded-for": forwarded }))).toBe("203.0.113.9");
  expect(callerAddress({ "x-forwarded-for": forwarded })).toBe("203.0.113.9");
  const others = {
    "x-real-ip": "198.51.100.1",
    forwarded: "for=198.51.100.1",
    "x-client-ip": "198.51.100.1",
  };
  expect(callerAddress(new Headers(others))).toBe("direct");
  expect(callerAddress(new Headers({ "x-forwarded-for": "203.0.113.9, " }))).toBe("direct");
});

test("without a proxy nothing that a caller sends is taken for an address", async () => {
  const callerAddress = await callerAddressWith("0");
  expect(callerAddress(new Headers({ "x-forwarded-for": "203.0.113.9" }))).toBe("direct");
});
