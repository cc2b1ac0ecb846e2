"use client";

import { FileText } from "lucide-react";
import { useMemo } from "react";
import type { Command } from "@/components/palette/commands";
import { usePageCommands } from "@/components/palette/palette-provider";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { interviewHref } from "@/components/urls/list-url";

type PackLinkProps = { tenantSlug: string; interviewId: string };

/** Opens the review pack; the palette does as well. */
export function PackLink({ tenantSlug, interviewId }: PackLinkProps) {
  const href = `${interviewHref(tenantSlug, interviewId)}/pack`;
  usePageCommands(
    useMemo<Command[]>(
      () => [{ group: "Do", label: "Open the review pack", words: "print pdf export paper", href }],
      [href],
    ),
  );
  return (
    <Link href={href} className={buttonClass({}, "max-sm:w-11 max-sm:px-0")}>
      <FileText aria-hidden />
      <span className="max-sm:sr-only">Review pack</span>
    </Link>
  );
}
