"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Banner } from "@/components/ui/banner";

type FormAlertProps = {
  /** The action's answer: a new object, even with the same message, takes the focus again. */
  answer: object;
  title: string;
  children?: ReactNode;
};

/** Why a form was not accepted. Takes the focus, so that it is read out and its links are next. */
export function FormAlert({ answer, title, children }: FormAlertProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer) box.current?.focus();
  }, [answer]);
  return (
    <div ref={box} tabIndex={-1} className="rounded-lg outline-none">
      <Banner tone="danger" role="alert" title={title}>
        {children}
      </Banner>
    </div>
  );
}
