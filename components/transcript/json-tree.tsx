"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/ui/cn";
import { childPointer, isWithin, pointerParts } from "./json-pointer";

const PAGE = 100;
const OPEN_DEPTH = 1;

type JsonNodeProps = {
  value: unknown;
  name: string | null;
  pointer: string;
  /** The place that was asked for: the way to it stands open. */
  revealed: string | null;
};

/** A JSON value as a tree that opens part by part: what is closed is not in the page. */
export function JsonTree({ value, revealed }: { value: unknown; revealed: string | null }) {
  return (
    <ul className="overflow-x-auto p-4 font-mono text-sm leading-relaxed">
      <JsonNode value={value} name={null} pointer="" revealed={revealed} />
    </ul>
  );
}

function JsonNode({ value, name, pointer, revealed }: JsonNodeProps) {
  const isRevealed = revealed === pointer;
  return (
    <li
      data-revealed={isRevealed || undefined}
      className={cn("scroll-mt-40 rounded-sm", isRevealed && "bg-warning-soft")}
    >
      {typeof value === "object" && value !== null ? (
        <JsonBranch value={value} name={name} pointer={pointer} revealed={revealed} />
      ) : (
        <p className="whitespace-pre-wrap break-words py-0.5 ps-5">
          <Name name={name} />
          <JsonLeaf value={value} />
        </p>
      )}
    </li>
  );
}

function JsonBranch({ value, name, pointer, revealed }: JsonNodeProps & { value: object }) {
  const entries = Object.entries(value);
  const isOnTheWay = revealed !== null && isWithin(revealed, pointer);
  const [isOpen, setIsOpen] = useState(isOnTheWay || pointerParts(pointer).length < OPEN_DEPTH);
  const [count, setCount] = useState(() => firstCount(entries, pointer, revealed));
  const isList = Array.isArray(value);
  const size = `${entries.length} ${isList ? "item" : "field"}${entries.length === 1 ? "" : "s"}`;
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="flex items-center gap-1 rounded-sm py-0.5 text-start hover:bg-surface-hover touch:min-h-11"
      >
        <ChevronRight
          aria-hidden
          className={cn("size-4 shrink-0 text-muted transition-transform", isOpen && "rotate-90")}
        />
        <span>
          <Name name={name} />
          <span className="text-subtle">
            {isList ? "[" : "{"} {size} {isList ? "]" : "}"}
          </span>
        </span>
      </button>
      {isOpen ? (
        <ul className="ms-2 border-s ps-3">
          {entries.slice(0, count).map(([key, child]) => (
            <JsonNode
              key={key}
              value={child}
              name={key}
              pointer={childPointer(pointer, key)}
              revealed={revealed}
            />
          ))}
          {entries.length > count ? (
            <li>
              <button
                type="button"
                onClick={() => setCount(count + PAGE)}
                className="rounded-sm px-5 py-1 text-accent-text underline underline-offset-2 touch:min-h-11"
              >
                Show {Math.min(PAGE, entries.length - count)} more of {entries.length - count}
              </button>
            </li>
          ) : null}
        </ul>
      ) : null}
    </>
  );
}

// Enough to hold the place that was asked for.
function firstCount(entries: [string, unknown][], pointer: string, revealed: string | null): number {
  if (revealed === null) return PAGE;
  const at = entries.findIndex(([key]) => isWithin(revealed, childPointer(pointer, key)));
  return Math.max(PAGE, at + PAGE / 2);
}

function Name({ name }: { name: string | null }): ReactNode {
  return name === null ? null : <span className="text-muted">{name}: </span>;
}

function JsonLeaf({ value }: { value: unknown }) {
  const isText = typeof value === "string";
  return (
    <bdi className={isText ? "text-text" : "text-accent-text"}>{isText ? `"${value}"` : String(value)}</bdi>
  );
}
