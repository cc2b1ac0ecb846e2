import type { LookupAllOptions, LookupOneOptions } from "node:dns";
import { expect, test } from "vitest";
import { isAllowedUrl } from "@/lib/webhooks/post";
import { isPublicAddress, publicLookup } from "./public-address";

test.each(["8.8.8.8", "2606:4700::1111"])("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  "127.0.0.1",
  "10.1.2.3",
  "172.16.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "0.0.0.0",
  "224.0.0.1",
  "255.255.255.255",
  "::1",
  "::",
  "fe80::1",
  "fd00::1",
  "::ffff:127.0.0.1",
  "::ffff:a9fe:a9fe",
  "64:ff9b::7f00:1",
  "::7f00:1",
  "100:0:0:1::1",
  "4000::1",
  "nonsense",
])("%s is not", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(["https://hooks.example.com/services/x", "https://hooks.example.com:8443/x?y=z"])(
  "%s may be called",
  (url) => {
    expect(isAllowedUrl(url)).toBe(true);
  },
);

test.each([
  "http://hooks.example.com/x",
  "https://127.0.0.1/x",
  "https://[::1]/x",
  "https://2130706433/x",
  "https://0x7f.1/x",
  "https://localhost/x",
  "https://user:word@hooks.example.com/x",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "hooks.example.com",
])("%s may not", (url) => {
  expect(isAllowedUrl(url)).toBe(false);
});

test("a name that leads to this machine is refused when it is resolved", async () => {
  const outcome = (options: LookupAllOptions | LookupOneOptions) =>
    new Promise((resolve) => publicLookup("localhost", options, (error) => resolve(error)));
  expect(await outcome({ all: true })).toMatchObject({ code: "PRIVATE_ADDRESS" });
  expect(await outcome({ all: false })).toMatchObject({ code: "PRIVATE_ADDRESS" });
});
