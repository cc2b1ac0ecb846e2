import { Headphones } from "lucide-react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

export type LinkRefusal = "wrong_passcode" | "rate_limited";

const REFUSALS: Record<LinkRefusal, { title: string; text: string }> = {
  wrong_passcode: {
    title: "That passcode is not right",
    text: "Look at the message it came with. Capital and small letters count.",
  },
  rate_limited: {
    title: "Too many tries",
    text: "Wait a quarter of an hour, or ask the person who sent the link.",
  },
};

type LinkCardProps = {
  /** Where the form goes. */
  openHref: string;
  needsPasscode: boolean;
  refusal: LinkRefusal | null;
};

/** A review link before it is opened: says nothing of what is behind it. */
export function LinkCard({ openHref, needsPasscode, refusal }: LinkCardProps) {
  return (
    <div className="mx-auto flex w-full max-w-md flex-col gap-5 px-4 pt-[8vh] pb-16 sm:pt-[14vh]">
      <Headphones aria-hidden className="size-8 text-muted" />
      <div className="flex flex-col gap-1.5">
        <h1 className="text-balance font-semibold text-2xl">Something was shared with you for review</h1>
        <p className="text-pretty text-lg text-muted">
          You need no account. What you hear and read is for you: please do not pass the link on.
        </p>
      </div>
      {refusal ? (
        <Banner tone="danger" role="alert" title={REFUSALS[refusal].title}>
          {REFUSALS[refusal].text}
        </Banner>
      ) : null}
      <form method="post" action={openHref} className="flex flex-col gap-4">
        {needsPasscode ? (
          <Field id="passcode" label="Passcode" hint="The sender gave it to you by another way.">
            {(control) => (
              <Input
                {...control}
                name="passcode"
                required
                maxLength={100}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
              />
            )}
          </Field>
        ) : null}
        <Button type="submit" variant="primary" size="lg" className="w-full">
          Open
        </Button>
      </form>
    </div>
  );
}
