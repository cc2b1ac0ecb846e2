import { expect, test } from "vitest";
import { relyingPartyAt } from "./relying-party";

test("passkeys are for the host name, at the address's own origin", () => {
  expect(relyingPartyAt("https://debrief.example.com/")).toMatchObject({
    id: "debrief.example.com",
    origin: "https://debrief.example.com",
  });
  expect(relyingPartyAt("http://localhost:3000")).toMatchObject({
    id: "localhost",
    origin: "http://localhost:3000",
  });
});

test("where browsers have none, none are offered", () => {
  for (const address of [
    "http://debrief.example.com",
    "https://192.0.2.7",
    "http://127.0.0.1:3000",
    "https://[::1]",
  ])
    expect(relyingPartyAt(address), address).toBeNull();
});
