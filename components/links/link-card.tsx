import { Headphones } from "lucide-react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

export type LinkRefusal = "wrong_passcode" | "wrong_code" | "rate_limited";

const REFUSALS: Record<LinkRefusal, { title: string; text: string }> = {
  wrong_passcode: {
    title: "Incorrect passcode",
    text: "Check the message it came in. Passcodes are case-sensitive.",
  },
  wrong_code: {
    title: "Incorrect or expired code",
    text: "Check the latest email, or request a new code.",
  },
  rate_limited: {
    title: "Too many attempts",
    text: "Try again in 15 minutes, or ask the sender.",
  },
};

type LinkCardProps = {
  /** Who asks for what. */
  title: string;
  /** Where the form goes that opens the link. */
  openHref: string;
  /** Where the form goes that asks for a code. */
  codeHref: string;
  needsEmail: boolean;
  /** Where the last code was sent, if that address is among the chosen. */
  email: string | null;
  needsPasscode: boolean;
  refusal: LinkRefusal | null;
  /** A preview is no page of its own, and has no heading of one. */
  headingLevel?: "h1" | "p";
  className?: string;
};

/** A review link before it is opened: who asks for what, and nothing of whom it shows. */
export function LinkCard(props: LinkCardProps) {
  const { title, openHref, codeHref, needsPasscode, needsEmail, email, refusal, className } = props;
  const Heading = props.headingLevel ?? "h1";
  return (
    <div
      className={cn(
        "mx-auto flex w-full max-w-md flex-col gap-5 px-4 pt-[8vh] pb-16 sm:pt-[14vh]",
        className,
      )}
    >
      <Headphones aria-hidden className="size-8 text-muted" />
      <div className="flex flex-col gap-1.5">
        <Heading className="text-balance font-semibold text-2xl [overflow-wrap:anywhere]">
          <bdi>{title}</bdi>
        </Heading>
        <p className="text-pretty text-lg text-muted">
          No account needed. This link is for you, so please do not forward it.
        </p>
      </div>
      {refusal ? (
        <Banner tone="danger" role="alert" title={REFUSALS[refusal].title}>
          {REFUSALS[refusal].text}
        </Banner>
      ) : null}
      {needsEmail && email !== null ? (
        <Banner title="Check your email">
          If this link is meant for <bdi>{email}</bdi>, a code is on its way there. It works for ten minutes.
        </Banner>
      ) : null}
      {!needsEmail || email !== null ? (
        <form method="post" action={openHref} className="flex flex-col gap-4">
          {needsEmail ? (
            <Field id="code" label="Code from the email">
              {(control) => (
                <Input
                  {...control}
                  name="code"
                  required
                  maxLength={20}
                  {...CODE}
                  autoComplete="one-time-code"
                />
              )}
            </Field>
          ) : null}
          {needsPasscode ? (
            <Field id="passcode" label="Passcode" hint="The sender sent it to you separately.">
              {(control) => (
                <Input
                  {...control}
                  name="passcode"
                  required
                  maxLength={100}
                  {...AS_TYPED}
                  autoComplete="off"
                />
              )}
            </Field>
          ) : null}
          <Button type="submit" variant="primary" size="lg" className="w-full">
            Open
          </Button>
        </form>
      ) : null}
      {needsEmail ? (
        <form method="post" action={codeHref} className="flex flex-col gap-4">
          <Field id="email" label={email === null ? "Your email address" : "Another address, or a new code"}>
            {(control) => (
              <Input
                {...control}
                name="email"
                type="email"
                required
                maxLength={200}
                {...AS_TYPED}
                autoComplete="email"
                defaultValue={email ?? ""}
              />
            )}
          </Field>
          <Button
            type="submit"
            variant={email === null ? "primary" : "secondary"}
            size="lg"
            className="w-full"
          >
            Send me a code
          </Button>
        </form>
      ) : null}
    </div>
  );
}

const AS_TYPED = { autoCapitalize: "none", spellCheck: false } as const;
const CODE = { ...AS_TYPED, inputMode: "numeric" } as const;
