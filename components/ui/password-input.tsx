"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";

type PasswordInputProps = Omit<ComponentProps<"input">, "type"> & {
  /** What is hidden, for the button's name: "password", "key". */
  what?: string;
};

/** A hidden text with a button that shows it. */
export function PasswordInput({ what = "password", className, ...rest }: PasswordInputProps) {
  const [isShown, setIsShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input
        {...rest}
        type={isShown ? "text" : "password"}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        className={cn("pe-11", className)}
      />
      <button
        type="button"
        aria-label={`Show ${what}`}
        aria-pressed={isShown}
        title={`${isShown ? "Hide" : "Show"} ${what}`}
        onClick={() => setIsShown(!isShown)}
        className="absolute inset-y-0 end-0 grid w-10 place-items-center rounded-md text-muted hover:text-text focus-visible:-outline-offset-2"
      >
        <Icon aria-hidden className="size-4.5" />
      </button>
    </div>
  );
}
