"use client";

import { useEffect, useEffectEvent } from "react";
import { isTyping } from "@/components/browser/use-hotkey";

type ScoreKeys = {
  /** The choice of this number, from 1, in the marked row. */
  choose: (place: number) => void;
  /** Links the moment that plays. */
  link: () => void;
  submit: () => void;
};

/** Scores by key from anywhere on the page, except while somebody types; Ctrl+Enter submits also from the form's fields. */
export function useScoreKeys(
  form: React.RefObject<HTMLElement | null>,
  { choose, link, submit }: ScoreKeys,
): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey) return;
    const isFree = !isTyping(event.target);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      if (!isFree && !(event.target instanceof Node && form.current?.contains(event.target))) return;
      event.preventDefault();
      submit();
      return;
    }
    if (!isFree || event.ctrlKey || event.metaKey) return;
    if (/^[1-5]$/.test(event.key)) choose(Number(event.key));
    else if (event.key.toLowerCase() === "e") link();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
