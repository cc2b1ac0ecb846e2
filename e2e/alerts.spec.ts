import type { BrowserContext, Page } from "@playwright/test";
import { DISCOVERY, expect, open, REVIEWER, rowOf, test } from "./support/fixtures";
import { addSession, moveSession } from "./support/sandbox";

type Told = { shown: string[]; tones: number };

/** What a page shows on the desktop and plays is written down; nobody can look at a desktop here. */
async function writeDown(context: BrowserContext): Promise<void> {
  await context.grantPermissions(["notifications"]);
  await context.addInitScript(() => {
    const told: Told = { shown: [], tones: 0 };
    Object.assign(window, { told });
    window.Notification = class extends EventTarget {
      static requestPermission = async () => "granted";
      constructor(title: string) {
        super();
        told.shown.push(title);
      }
      close() {}
    } as unknown as typeof Notification;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...args) {
      told.tones += 1;
      start.apply(this, args);
    };
    // Playwright makes every page believe that it is looked at.
    document.hasFocus = () => false;
  });
}

const toldBy = (page: Page) => page.evaluate(() => (window as unknown as { told: Told }).told);

test("an interview that one follows is told of on the desktop and by a sound, by one tab alone", async ({
  page,
  context,
  signInAs,
}) => {
  const { id, candidateName } = await addSession({ status: "active" });
  await writeDown(context);
  await signInAs(REVIEWER);
  await open(page, "/t/acme/settings/notifications");
  await page.getByRole("checkbox", { name: "Show a notification" }).check();
  await expect.poll(async () => (await toldBy(page)).shown).toEqual(["Notifications are on"]);
  await page.getByRole("checkbox", { name: "Play a quiet sound" }).check();

  await open(page, `/t/acme/interviews?q=${encodeURIComponent(candidateName)}`);
  await rowOf(page, candidateName).getByRole("link").click(DISCOVERY);
  await page.getByRole("button", { name: "Notify me when it ends" }).click();
  await expect(page.getByRole("button", { name: "You will be notified when it ends" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(page).toHaveTitle(/^In progress/);

  const other = await context.newPage();
  await open(other, "/t/acme/candidates");
  // The lead goes to and fro between the tabs, and nothing piles up by it.
  for (const tab of [page, other, page, other, page, other])
    await tab.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  const waiting = () => page.evaluate(async () => (await navigator.locks.query()).pending?.length ?? 0);
  await expect.poll(waiting).toBeLessThanOrEqual(2);
  await moveSession(id, { status: "completed" });
  const sentence = `The interview with ${candidateName} is complete.`;
  const tabs = [page, other];
  const shown = async () => (await Promise.all(tabs.map(toldBy))).flatMap((told) => told.shown);
  await expect.poll(shown, DISCOVERY).toContain(sentence);
  await expect(page).toHaveTitle(new RegExp(`^${candidateName}`));
  expect((await shown()).filter((title) => title === sentence)).toEqual([sentence]);
  // Two tones with each, by the tab that shows it; other tests may end what this reviewer is told of as well.
  for (const told of await Promise.all(tabs.map(toldBy))) expect(told.tones).toBe(2 * told.shown.length);
});

test("a browser that refuses leave is told of, and the box stays empty", async ({ page, signInAs }) => {
  await page.addInitScript(() => {
    Notification.requestPermission = async () => "denied";
  });
  await signInAs(REVIEWER);
  await open(page, "/t/acme/settings/notifications");
  // Pressed, not checked: it does not stay so.
  await page.getByRole("checkbox", { name: "Show a notification" }).click();
  await expect(page.getByText("Notifications are blocked by your browser")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Show a notification" })).not.toBeChecked();
});
