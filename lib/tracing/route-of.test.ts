import { expect, test } from "vitest";
import { routeOf } from "./route-of";

const ROUTES = [
  "/",
  "/t/[tenant]",
  "/t/[tenant]/people",
  "/t/[tenant]/[part]",
  "/api/auth/[...nextauth]",
  "/review/[token]",
];

test.each([
  ["/", "/"],
  ["/t/acme", "/t/[tenant]"],
  ["/t/acme/people", "/t/[tenant]/people"],
  ["/t/acme/other", "/t/[tenant]/[part]"],
  ["/api/auth/callback/credentials", "/api/auth/[...nextauth]"],
  ["/review/a-secret", "/review/[token]"],
  ["/review/a-secret/more", null],
  ["/_next/static/chunk.js", null],
])("%s is of the route %s", (path, route) => {
  expect(routeOf(ROUTES, path)).toBe(route);
});
