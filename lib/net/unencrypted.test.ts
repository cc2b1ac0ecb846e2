import { expect, test } from "vitest";
import { unencryptedVariables } from "./unencrypted";

const AT_HOME = { NEXTAUTH_URL: "https://debrief.example.com", PLATFORM_URL: "https://platform.example.com" };

const EVERY_WAY = ["web", "mail", "database", "platform", "passwords", "logs", "traces"] as const;

test.each([
  { NEXTAUTH_URL: "http://debrief.example.com" },
  { NEXTAUTH_URL: "http://10.0.0.3:3000" },
  { NEXTAUTH_URL: "http://localhost.example.com" },
  { PLATFORM_URL: "http://platform.example.com" },
  { BREACHED_PASSWORDS_URL: "http://ranges.example.com" },
  { SYSLOG_URL: "udp://logs.example.com:514" },
  { OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector.example.com:4318" },
  { SYSLOG_URL: "tcp://10.0.0.5:601" },
  { SMTP_URL: "smtp://user:password@mail.example.com:587" },
  { DATABASE_URL: "postgresql://debrief:secret@db/debrief" },
  { DATABASE_URL: "postgresql://debrief:secret@db/debrief?sslmode=disable" },
  { DATABASE_OWNER_URL: "postgresql://debrief@10.0.0.4/debrief?application_name=x" },
])("%j would leave the machine unencrypted", (address) => {
  const [variable] = Object.keys(address);
  expect(unencryptedVariables({ ...AT_HOME, ...address }, [])).toMatchObject([{ variable }]);
  expect(unencryptedVariables({ ...AT_HOME, ...address }, EVERY_WAY)).toEqual([]);
});

test.each([
  { NEXTAUTH_URL: "http://localhost:3000" },
  { NEXTAUTH_URL: "http://[::1]:3000" },
  { PLATFORM_URL: "http://127.0.0.1:4010" },
  { SYSLOG_URL: "tls://logs.example.com:6514" },
  { SYSLOG_URL: "udp://127.0.0.1:514" },
  { SMTP_URL: "smtps://mail.example.com" },
  { SMTP_URL: "smtp://mail.example.com:587?requireTLS=true" },
  { SMTP_URL: "smtp://127.0.0.1:2525" },
  { DATABASE_URL: "postgresql://debrief:secret@db/debrief?sslmode=verify-full" },
  { DATABASE_URL: "postgresql://debrief@127.0.0.1:5432/debrief" },
  { DATABASE_URL: "postgresql:///debrief?host=/run/postgresql" },
])("%j is as it should be", (address) => {
  expect(unencryptedVariables({ ...AT_HOME, ...address }, [])).toEqual([]);
});
