import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ERASED_THINGS, type ErasedThing, type ErasureCounts } from "@/lib/candidates/erasure-words";

/** What goes when candidates are erased, and what stays. */
export function ErasedThings({ counts, several = false }: { counts: ErasureCounts; several?: boolean }) {
  return (
    <Card aria-labelledby="goes-title">
      <CardHeader id="goes-title" title="What will be deleted" />
      <CardBody className="flex flex-col gap-3">
        <ul className="list-disc ps-5 marker:text-subtle">
          <li>
            {several
              ? "Names, email addresses, references, tags and custom fields"
              : "Name, email address, reference, tags and custom fields"}
          </li>
          {(Object.keys(ERASED_THINGS) as ErasedThing[]).map((thing) =>
            counts[thing] > 0 ? <li key={thing}>{inWords(thing, counts[thing])}</li> : null,
          )}
          {counts.interviews > 0 ? <li>Transcript text, speaker names and waveforms</li> : null}
        </ul>
        <p className="text-pretty text-muted text-sm">
          Playback stops within seconds. The audit log stays, as it holds no candidate names. Future syncs
          will skip {several ? "these candidates" : "this candidate"}. The interview platform keeps its own
          copy: Settings → Privacy will list the sessions to have deleted there.
        </p>
      </CardBody>
    </Card>
  );
}

function inWords(thing: ErasedThing, count: number): string {
  const [one, many] = ERASED_THINGS[thing];
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
