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

test.each([
  ["203.0.113.9:4711", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["[::ffff:203.0.113.9]:80", "203.0.113.9"],
  ["2001:db8:1:2::5", "2001:db8:1:2::/64"],
  ["[2001:db8:1:2:aaaa:bbbb:cccc:dddd]:4711", "2001:db8:1:2::/64"],
  ["2001:DB8:1:2:0:0:0:1", "2001:db8:1:2::/64"],
  ["2001:db8:1:3::1", "2001:db8:1:3::/64"],
  ["unknown", "direct"],
  ["12345", "direct"],
])(
  "%s counts as %s: neither a port nor an address of one's own network is a new caller",
  async (sent, counted) => {
    const callerAddress = await callerAddressWith("1");
    expect(callerAddress(new Headers({ "x-forwarded-for": sent }))).toBe(counted);
  },
);

test("without a proxy nothing that a caller sends is taken for an address", async () => {
  const callerAddress = await callerAddressWith("0");
  expect(callerAddress(new Headers({ "x-forwarded-for": "203.0.113.9" }))).toBe("direct");
});
