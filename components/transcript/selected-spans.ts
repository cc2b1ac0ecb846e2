import type { TurnSpan } from "./quote";
import { offsetWithin } from "./text-offsets";

/** The parts of turns that `range` holds, of those inside `container`. */
export function selectedSpans(container: Element, range: Range): TurnSpan[] {
  return [...container.querySelectorAll<HTMLElement>("[data-turn]")].flatMap((element) => {
    if (!range.intersectsNode(element)) return [];
    const { startContainer, startOffset, endContainer, endOffset } = range;
    const start = element.contains(startContainer) ? offsetWithin(element, startContainer, startOffset) : 0;
    const end = element.contains(endContainer)
      ? offsetWithin(element, endContainer, endOffset)
      : (element.textContent?.length ?? 0);
    return start < end ? [{ turnIndex: Number(element.dataset.turn), start, end }] : [];
  });
}
