import { expect, test } from "vitest";
import { nextDaily } from "./next-daily";

test.each([
  ["2026-11-25T06:10:00Z", 8, "UTC", "2026-11-25T08:00:00Z"],
  ["2026-11-25T08:00:00Z", 8, "UTC", "2026-11-26T08:00:00Z"],
  ["2026-11-25T06:10:00Z", 8, "Asia/Kathmandu", "2026-11-26T02:15:00Z"],
  ["2026-11-25T23:30:00Z", 0, "America/New_York", "2026-11-26T05:00:00Z"],
  // On 28 March 2027 clocks in Berlin go from 02:00 to 03:00.
  ["2027-03-27T20:00:00Z", 8, "Europe/Berlin", "2027-03-28T06:00:00Z"],
  ["2027-03-28T00:30:00Z", 2, "Europe/Berlin", "2027-03-28T01:00:00Z"],
  ["2027-03-28T01:00:00Z", 2, "Europe/Berlin", "2027-03-29T00:00:00Z"],
  // On 31 October 2027 clocks there show the hour from 02:00 twice.
  ["2027-10-30T23:50:00Z", 2, "Europe/Berlin", "2027-10-31T00:00:00Z"],
  ["2027-10-31T00:00:00Z", 2, "Europe/Berlin", "2027-11-01T01:00:00Z"],
  ["2027-10-31T00:50:00Z", 2, "Europe/Berlin", "2027-11-01T01:00:00Z"],
  // Havana's clocks skip the hour from midnight, and show it twice in November.
  ["2027-03-14T04:00:00Z", 0, "America/Havana", "2027-03-14T05:00:00Z"],
  ["2027-11-07T04:00:00Z", 0, "America/Havana", "2027-11-08T05:00:00Z"],
  // Troll's clocks are put back by two hours, from 03:00 to 01:00.
  ["2027-10-31T00:00:00Z", 2, "Antarctica/Troll", "2027-11-01T02:00:00Z"],
  ["2026-11-25T06:10:00Z", 8, "Nowhere/Town", "2026-11-25T08:00:00Z"],
])("after %s, %i o'clock in %s is %s", (now, hour, timeZone, expected) => {
  expect(nextDaily(new Date(now), hour, timeZone)).toEqual(new Date(expected));
});

test.each(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Antarctica/Troll", "Asia/Beirut"])(
  "over the changes of the clocks in %s there is one mail a day",
  (timeZone) => {
    const day = new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone });
    for (const start of ["2027-03-10T12:07:00Z", "2027-10-20T12:07:00Z"])
      for (const hour of [0, 1, 2, 23]) {
        const mails = [new Date(start)];
        for (let mail = 0; mail < 30; mail++)
          mails.push(nextDaily(mails.at(-1) ?? new Date(0), hour, timeZone));
        const days = mails.slice(1).map((at) => Date.parse(day.format(at)) / 86_400_000);
        expect(days.map((each) => each - (days[0] ?? 0))).toEqual(days.map((_, index) => index));
      }
  },
);
