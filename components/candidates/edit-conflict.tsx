import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { Candidate } from "@/lib/data/candidates/candidate-details";

type EditConflictProps = {
  reason: string;
  current: Candidate;
  /** What `current` says is newer than what the form began with. */
  isFresh: boolean;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
};

/** Somebody else was faster: what it is now, and whose word is to hold. */
export function EditConflict({ reason, current, isFresh, onKeepMine, onTakeTheirs }: EditConflictProps) {
  const { name, email, roleName, owner, tags } = current;
  const facts = [name ?? "no name", email, roleName, owner?.name, tags.join(", ")].filter(Boolean);
  return (
    <Banner tone="warning" role="alert" title={reason}>
      {isFresh ? (
        <>
          <p className="break-words">
            Current value: <bdi>{facts.join(" · ")}</bdi>
          </p>
          <div className="flex flex-wrap gap-2 pt-2">
            <Button size="sm" onClick={onKeepMine}>
              Keep mine
            </Button>
            <Button size="sm" onClick={onTakeTheirs}>
              Use theirs
            </Button>
          </div>
        </>
      ) : null}
    </Banner>
  );
}
