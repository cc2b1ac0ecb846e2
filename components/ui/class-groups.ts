import type { createTailwindMerge } from "tailwind-merge";

type Config = ReturnType<Parameters<typeof createTailwindMerge>[0]>;

const any = () => true;
/** With its own name and nothing after it, too. */
const orBare = (name: string) => [{ [name]: ["", any] }];
/** Groups whose classes all begin with the group's own name, followed by anything. */
const named = (names: string) =>
  Object.fromEntries(names.split(" ").map((name) => [name, [{ [name]: [any] }]]));
const SIDES = ["ps", "pe", "pt", "pr", "pb", "pl"];
const MARGINS = ["ms", "me", "mt", "mr", "mb", "ml"];

/**
 * Which of Tailwind's classes exclude each other, of those that Debrief uses. The library's own table knows all of them and is
 * four times as large as the rest of it; a test compares the two over every class in the sources.
 */
export const CLASS_GROUPS: Config = {
  cacheSize: 500,
  theme: {},
  classGroups: {
    ...named(
      `w h size min-w max-w min-h max-h basis p px py ${SIDES.join(" ")} m mx my ${MARGINS.join(" ")}`,
    ),
    ...named("gap gap-x gap-y inset inset-x inset-y start end top right bottom left z order opacity"),
    ...named("grid-cols grid-rows bg leading tracking cursor animate fill"),
    ...named(
      "translate-x translate-y outline-offset underline-offset items self line-clamp whitespace accent",
    ),
    ...named(
      "col-span scroll-mb scroll-mt scroll-my scroll-py list overflow overflow-x overflow-y pointer-events",
    ),
    ...Object.fromEntries(
      ["rounded", "rounded-t", "rounded-b", "rounded-s", "rounded-e", "shadow", "transition", "shrink"].map(
        (name) => [name, orBare(name)],
      ),
    ),
    flex: [{ flex: ["1"] }],
    "flex-direction": [{ flex: ["row", "col"] }],
    display: [
      ..."block inline-block inline flex inline-flex table table-cell grid inline-grid contents hidden".split(
        " ",
      ),
    ],
    position: ["static", "fixed", "absolute", "relative", "sticky"],
    visibility: ["visible", "invisible", "collapse"],
    "font-size": [
      { text: ["xs", "sm", "base", "lg", "xl", "2xl", (value: string) => /^\[[\d.]+rem\]$/.test(value)] },
    ],
    "text-align": [{ text: ["start", "end", "center"] }],
    "text-wrap": [{ text: ["pretty", "balance", "wrap"] }],
    "text-color": [{ text: [any] }],
    "font-weight": [{ font: ["normal", "medium", "semibold"] }],
    "font-family": [{ font: [any] }],
    "border-style": [{ border: ["dashed", "solid"] }],
    "border-collapse": [{ border: ["separate", "collapse"] }],
    "border-color": [{ border: [any] }],
    "border-w": [{ border: ["", "0", "2"] }],
    ...Object.fromEntries(
      ["x", "y", "t", "b", "s", "e"].map((side) => [
        `border-w-${side}`,
        [{ [`border-${side}`]: ["", "0", "2"] }],
      ]),
    ),
    "border-spacing": [{ "border-spacing": [any] }],
    "outline-color": [{ outline: [any] }],
    "outline-w": [{ outline: ["2"] }],
    "outline-style": [{ outline: ["none"] }],
    "text-decoration": ["underline", "line-through", "no-underline"],
    "text-decoration-color": [{ decoration: [any] }],
    "text-decoration-style": [{ decoration: ["dotted"] }],
    "text-decoration-thickness": [{ decoration: ["2"] }],
    "justify-content": [{ justify: [any] }],
    "justify-self": [{ "justify-self": [any] }],
    "vertical-align": [{ align: [any] }],
    break: [{ break: ["words", "all"] }],
  },
  conflictingClassGroups: {
    size: ["w", "h"],
    p: ["px", "py", ...SIDES],
    px: ["ps", "pe", "pr", "pl"],
    py: ["pt", "pb"],
    m: ["mx", "my", ...MARGINS],
    mx: ["ms", "me", "mr", "ml"],
    my: ["mt", "mb"],
    gap: ["gap-x", "gap-y"],
    inset: ["inset-x", "inset-y", "start", "end", "top", "right", "bottom", "left"],
    "inset-x": ["start", "end", "right", "left"],
    "inset-y": ["top", "bottom"],
    overflow: ["overflow-x", "overflow-y"],
    "font-size": ["leading"],
    rounded: ["rounded-t", "rounded-b", "rounded-s", "rounded-e"],
    "border-w": ["border-w-x", "border-w-y", "border-w-t", "border-w-b", "border-w-s", "border-w-e"],
    "border-w-x": ["border-w-s", "border-w-e"],
    "border-w-y": ["border-w-t", "border-w-b"],
    "scroll-my": ["scroll-mt", "scroll-mb"],
    flex: ["basis", "shrink"],
    "line-clamp": ["display", "overflow"],
  },
  conflictingClassGroupModifiers: { "font-size": ["leading"] },
  orderSensitiveModifiers: [
    "*",
    "**",
    "after",
    "backdrop",
    "before",
    "details-content",
    "file",
    "first-letter",
    "first-line",
    "marker",
    "placeholder",
    "selection",
  ],
};
