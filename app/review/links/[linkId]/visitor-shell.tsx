import type { ReactNode } from "react";
import { Watermark } from "@/components/links/watermark";
import { NavigationFrame } from "@/components/loading/navigation-frame";
import { Page } from "@/components/shell/page";
import { PublicShell } from "@/components/shell/public-shell";
import { Banner } from "@/components/ui/banner";
import type { ReviewLinkActor } from "@/lib/auth/actor";
import { getBrand } from "@/lib/data/people/brand";

type VisitorShellProps = {
  actor: ReviewLinkActor;
  /** For whom the sender made the link; may be empty. */
  recipient: string;
  children: ReactNode;
};

/** What surrounds every page behind an opened link. */
export async function VisitorShell({ actor, recipient, children }: VisitorShellProps) {
  const { visitor } = actor;
  const brand = await getBrand(actor);
  return (
    <PublicShell brand={brand}>
      <NavigationFrame>
        <Watermark text={visitor.name || visitor.email || recipient || `Shared by ${brand.name}`} />
        <Page className="mx-auto w-full">
          {visitor.isPreview ? (
            <Banner title="This is a preview">
              This is what people with the link see. It is not counted as an open, and nothing you write is
              saved.
            </Banner>
          ) : null}
          {children}
        </Page>
      </NavigationFrame>
    </PublicShell>
  );
}
