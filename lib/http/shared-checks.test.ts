import { expect, test } from "vitest";
import { SharedChecks } from "./shared-checks";

function checkByHand() {
  const runs: { allow: (value: string) => void; refuse: (error: Error) => void }[] = [];
  const check = () =>
    new Promise<string>((allow, refuse) => {
      runs.push({ allow, refuse });
    });
  return { runs, check };
}

test("those who ask while a check runs wait for the next one, and share it", async () => {
  const checks = new SharedChecks<string>();
  const { runs, check } = checkByHand();
  const first = checks.ask("a", check);
  const late = [checks.ask("a", check), checks.ask("a", check)];
  expect(runs).toHaveLength(1);
  runs[0]?.allow("before the access was taken away");
  expect(await first).toBe("before the access was taken away");
  expect(runs).toHaveLength(2);
  runs[1]?.refuse(new Error("taken away"));
  for (const answer of late) await expect(answer).rejects.toThrow("taken away");
  void checks.ask("a", check);
  expect(runs).toHaveLength(3);
});

test("a check that fails is no answer to the next question", async () => {
  const checks = new SharedChecks<string>();
  const { runs, check } = checkByHand();
  const first = checks.ask("a", check);
  const second = checks.ask("a", check);
  runs[0]?.refuse(new Error("the database is away"));
  await expect(first).rejects.toThrow("away");
  runs[1]?.allow("granted");
  expect(await second).toBe("granted");
});

test("different questions do not wait for one another", () => {
  const checks = new SharedChecks<string>();
  const { runs, check } = checkByHand();
  void checks.ask("a", check);
  void checks.ask("b", check);
  expect(runs).toHaveLength(2);
});
