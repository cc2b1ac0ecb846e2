import type { PlaybackStore } from "@/components/playback/playback-store";
import { copyMoment } from "./copy-moment";

export const SKIP_MS = 5_000;
export const LONG_SKIP_MS = 15_000;

export type PlayerKey = {
  keys: string[];
  label: string;
  /** Left out of the sheet where there is no such thing. */
  needs?: "turns" | "silences" | "download" | "notes" | "review";
};

/** What the sheet of keys shows; `playerActions` is what they do. */
export const PLAYER_KEYS: PlayerKey[] = [
  { keys: ["Space", "K"], label: "Play or pause" },
  { keys: ["←", "→"], label: "Back or forward 5 seconds" },
  { keys: ["J", "L"], label: "Back or forward 15 seconds" },
  { keys: ["[", "]"], label: "Previous or next turn", needs: "turns" },
  { keys: ["0"], label: "Go to start" },
  { keys: ["<", ">"], label: "Slower or faster" },
  { keys: ["S"], label: "Turn skipping silences on or off", needs: "silences" },
  { keys: ["A", "B"], label: "Set the start, then the end of a repeat" },
  { keys: ["Esc"], label: "Stop repeating" },
  { keys: ["M"], label: "Mute or unmute" },
  { keys: ["−", "+"], label: "Quieter or louder" },
  { keys: ["C"], label: "Copy a link to this moment" },
  { keys: ["D"], label: "Download the recording", needs: "download" },
  { keys: ["F"], label: "Search the transcript", needs: "turns" },
  { keys: ["N"], label: "Add a note at this moment", needs: "notes" },
  { keys: ["1", "5"], label: "Score the highlighted criterion, 1 to 5", needs: "review" },
  { keys: ["E"], label: "Link the selection or this moment as evidence", needs: "review" },
  { keys: ["Ctrl", "Enter"], label: "Submit your review", needs: "review" },
  { keys: ["?"], label: "Show keyboard shortcuts" },
];

/** What each key does to the player, by `KeyboardEvent.key` in lower case. */
export function playerActions(store: PlaybackStore, downloadUrl: string | null): Map<string, () => void> {
  const toggle = () => store.toggle();
  const louder = () => store.stepVolume(1);
  const actions: [string, () => void][] = [
    [" ", toggle],
    ["k", toggle],
    ["arrowleft", () => store.skip(-SKIP_MS)],
    ["arrowright", () => store.skip(SKIP_MS)],
    ["j", () => store.skip(-LONG_SKIP_MS)],
    ["l", () => store.skip(LONG_SKIP_MS)],
    ["[", () => store.stepCue(-1)],
    ["]", () => store.stepCue(1)],
    ["0", () => store.seek(0)],
    ["<", () => store.stepRate(-1)],
    [">", () => store.stepRate(1)],
    ["s", () => store.setSkipsSilences(!store.state().skipsSilences)],
    ["a", () => store.markLoop("start")],
    ["b", () => store.markLoop("end")],
    ["escape", () => store.setLoop(null)],
    ["m", () => store.setMuted(!store.state().isMuted)],
    ["-", () => store.stepVolume(-1)],
    ["+", louder],
    // The same key without Shift.
    ["=", louder],
    ["c", () => void copyMoment(store.state().timeMs)],
  ];
  if (downloadUrl) actions.push(["d", () => location.assign(downloadUrl)]);
  return new Map(actions);
}
