"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Selected } from "@/components/interviews/selection";
import { Button } from "@/components/ui/button";

const BulkDecideDialog = dynamic(() =>
  import("@/components/interviews/bulk-decide-dialog").then((module) => module.BulkDecideDialog),
);

/** Decides on one interview, where its result stands. */
export function DecideButton({ interview }: { interview: Selected }) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        aria-label={`Decide on ${interview.candidateName}`}
        className="h-7 px-2"
        onClick={() => setIsOpen(true)}
      >
        Decide…
      </Button>
      {isOpen ? (
        <BulkDecideDialog
          interviews={[interview]}
          onClose={() => setIsOpen(false)}
          onDecided={() => router.refresh()}
        />
      ) : null}
    </>
  );
}
