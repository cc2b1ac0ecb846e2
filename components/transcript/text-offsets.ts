/** Between places in the page and offsets into the text of a turn, which marks may have cut into several nodes. */

/** How far `offset` in `node` lies from the start of `element`'s text, in UTF-16 units. */
export function offsetWithin(element: Element, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}

/** The range of the text between two offsets, or null when the element has no such text. */
export function rangeWithin(element: Element, start: number, end: number): Range | null {
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let at = 0;
  let hasStart = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (!hasStart && start < at + length) {
      range.setStart(node, start - at);
      hasStart = true;
    }
    if (hasStart && end <= at + length) {
      range.setEnd(node, end - at);
      return range;
    }
    at += length;
  }
  return null;
}

/** The offset into `element`'s text under a point of the window, or null when the point is beside the text. */
export function offsetAtPoint(element: Element, x: number, y: number): number | null {
  const caret = caretAt(x, y);
  if (!caret || !element.contains(caret.node)) return null;
  return offsetWithin(element, caret.node, caret.offset);
}

function caretAt(x: number, y: number): { node: Node; offset: number } | null {
  if ("caretPositionFromPoint" in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  // Safari before 18.4 has only the older call.
  const range = (document as Document).caretRangeFromPoint(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}
