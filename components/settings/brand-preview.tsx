import type { CSSProperties } from "react";
import { BrandHeading } from "@/components/shell/brand-heading";
import { Button } from "@/components/ui/button";
import { brandTokens } from "@/lib/format/brand-colours";

type BrandPreviewProps = { name: string; accent: string | null; logoUrl: string | null };

/** The head of a reader's page, in light and in dark. */
export function BrandPreview(brand: BrandPreviewProps) {
  const tokens = brand.accent === null ? null : brandTokens(brand.accent);
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <figure className="flex min-w-0 flex-col gap-1.5">
        <div className="light contents">
          <Sample {...brand} style={(tokens?.light ?? {}) as CSSProperties} />
        </div>
        <figcaption className="text-muted text-sm">Light</figcaption>
      </figure>
      <figure className="flex min-w-0 flex-col gap-1.5">
        <div className="dark contents">
          <Sample {...brand} style={(tokens?.dark ?? {}) as CSSProperties} />
        </div>
        <figcaption className="text-muted text-sm">Dark</figcaption>
      </figure>
    </div>
  );
}

function Sample({
  name,
  logoUrl,
  style,
}: Pick<BrandPreviewProps, "name" | "logoUrl"> & { style: CSSProperties }) {
  return (
    <div style={style} className="flex flex-col overflow-clip rounded-lg border bg-bg text-text">
      <div className="flex min-h-14 items-center gap-3 border-b bg-surface px-3 py-2">
        <BrandHeading name={name} logoUrl={logoUrl} />
      </div>
      <div className="flex flex-col items-start gap-3 p-3">
        <p>
          {name} shared 3 interviews with you. <span className="text-accent-text underline">A link</span>
        </p>
        <Button variant="primary" tabIndex={-1}>
          Open
        </Button>
      </div>
    </div>
  );
}
