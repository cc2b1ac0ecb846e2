import { copyText } from "@/components/browser/copy-text";
import { toast } from "@/components/layers/toast";
import { formatDuration } from "@/lib/format/duration";

/** Puts a link to this page at `timeMs` on the clipboard, and says so. */
export async function copyMoment(timeMs: number): Promise<void> {
  const seconds = Math.floor(timeMs / 1000);
  const url = `${location.origin}${location.pathname}?t=${seconds}`;
  if (await copyText(url)) toast.success(`Link to ${formatDuration(seconds)} copied`);
  else toast.error("The link could not be copied. Copy it here:", { description: url, duration: 30_000 });
}
