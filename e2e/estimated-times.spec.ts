import { DISCOVERY, expect, OWNER, open, rowOf, test } from "./support/fixtures";
import { addSession } from "./support/sandbox";

test("a transcript without times gets estimated ones, and a press on a turn plays it", async ({
  page,
  signInAs,
}) => {
  const { candidateName } = await addSession({
    status: "completed",
    recordingFile: "warehouse-lead-en.wav",
    transcriptFile: "warehouse-lead-en.json",
  });
  await signInAs(OWNER);
  await open(page, "/t/acme/interviews");
  await rowOf(page, candidateName).getByRole("link").click(DISCOVERY);
  await expect(page.getByText("Estimated times")).toBeVisible(DISCOVERY);
  const turns = page.getByRole("region", { name: "Transcript" }).getByRole("listitem");
  await turns
    .nth(2)
    .getByRole("button", { name: /^Play from/ })
    .click();
  await expect
    .poll(() => page.locator("audio").evaluate((audio: HTMLAudioElement) => audio.currentTime))
    .toBeGreaterThan(5);
});
