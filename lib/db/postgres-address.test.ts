import { expect, test } from "vitest";
import { problemOfAddress, readPostgresAddress, withServerSetting } from "./postgres-address";

test.each([
  "postgresql://debrief:secret@127.0.0.1:5432/debrief",
  "postgres://debrief@db/debrief?sslmode=verify-full",
  "postgresql://debrief:p%2Fa%23s%3Fs%25@db.example.com/debrief",
  "postgresql://debrief:a@b:c@db/debrief",
  "postgresql:///debrief?host=/run/postgresql",
  "postgresql://db/debrief?user=name@tenant",
  "postgresql://[::1]:5432/debrief",
])("%s is an address", (url) => {
  expect(problemOfAddress(url)).toBeNull();
});

test.each([
  ["postgresql://debrief:hun/ter2@db/debrief", "%2F"],
  ["postgresql://debrief:hunter#2@db/debrief", "%23"],
  ["postgresql://debrief:hun?ter2@db/debrief", "%3F"],
  ["postgresql://debrief:55/hunter2@db/debrief", "%2F"],
  ["postgresql://debrief:#hunter2@db/debrief", "%23"],
  ["postgresql://debrief:hunter%2@db/debrief", "%25"],
  ["postgresql://debrief:hunter2@db:port/debrief", "encode"],
  ["postgresql://debrief:hunter2@db/debrief?sslmode=verify-full&sslrootcert=/nowhere.pem", "/nowhere.pem"],
  ["mysql://debrief:hunter2@db/debrief", "postgresql://"],
])("what is wrong with %s is said without a part of the password", (url, hint) => {
  const problem = problemOfAddress(url);
  expect(problem).toContain(hint);
  expect(problem).not.toMatch(/hun|ter2|55/);
});

test("settings that mean nothing here are named", () => {
  const url = "postgresql://debrief@db/debrief?schema=hiring&pgbouncer=true&connection_limit=5";
  expect(readPostgresAddress(url)).toMatchObject({
    schema: "hiring",
    unused: ["pgbouncer", "connection_limit"],
  });
});

test("a setting for the server stands beside those that the address has", () => {
  const url = withServerSetting(
    "postgresql://u:p@db/d?options=-c%20work_mem%3D8MB&ssl=true",
    "search_path=x",
  );
  expect(new URL(url).searchParams.get("options")).toBe("-c work_mem=8MB -c search_path=x");
  expect(readPostgresAddress(url)).toMatchObject({ user: "u", isEncrypted: true });
});
