import { hasShortBody } from "./short-body";

/** A review with much to say, or a logo. Taking one apart holds everybody else up, whoever sends it. */
const MOST_BYTES = 512 * 1024;
/** Values in a call, and how deep they are in one another: more than any form of ours has. */
const MOST_VALUES = 20_000;
const DEEPEST = 64;

/** How React writes values that JSON has not, without pointing anywhere. */
const VALUE = /^\$(?:\$|T|undefined$|NaN$|-?Infinity$|-0$|n-?\d{1,1000}$|D\d{4}-\d\d-\d\dT[\d:.]+Z$)/;
/** A form, whose fields are other parts of the body: it may have none. */
const FORM = /^\$K[0-9a-f]{1,4}$/;
/** What another part of the body holds. */
const POINTER = /^\$([0-9a-f]{1,4})$/;

/**
 * Whether what goes to an action, or calls itself a form, is what it says. Next answers 500 to what is not, and to values
 * in React's notation that point at nothing. Nor is it, when it is longer, larger or deeper than anything of ours.
 */
export async function isReadableCall(request: Request): Promise<boolean> {
  const isForm = (request.headers.get("content-type") ?? "").startsWith("multipart/");
  const isCall = request.headers.has("next-action");
  if (!isForm && !isCall) return true;
  if (!hasShortBody(request, MOST_BYTES)) return false;
  try {
    if (!isForm) return isReadableValues(await request.clone().text(), () => false);
    const form = await request.clone().formData();
    return !isCall || isReadableForm(form);
  } catch {
    return false;
  }
}

function isReadableForm(form: FormData): boolean {
  const names = [...form.keys()];
  const isThere = (id: string) => id !== "0" && (form.has(id) || form.has(`_${id}`));
  const parts = names.filter((name) => /^_?[0-9a-f]+$/.test(name));
  // A file without a name is what Next fails over; browsers leave such fields out.
  if (!form.has("0") || form.has("")) return false;
  return parts.every((name) => {
    const part = form.get(name);
    if (typeof part !== "string") return false;
    return name === "0" ? isReadableValues(part, isThere) : isReadable(JSON.parse(part), isThere);
  });
}

type IsThere = (id: string) => boolean;

function isReadableValues(text: string, isThere: IsThere): boolean {
  const values: unknown = JSON.parse(text);
  return Array.isArray(values) && isReadable(values, isThere);
}

function isReadable(value: unknown, isThere: IsThere): boolean {
  const left = [{ one: value, depth: 0 }];
  let seen = 0;
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { one, depth } = next;
    seen += 1;
    if (seen > MOST_VALUES || depth > DEEPEST) return false;
    if (typeof one === "string" && one.startsWith("$") && !VALUE.test(one) && !FORM.test(one)) {
      const id = POINTER.exec(one)?.[1];
      if (id === undefined || !isThere(id)) return false;
    } else if (typeof one === "object" && one !== null) {
      if (Object.hasOwn(one, "__proto__")) return false;
      for (const inner of Object.values(one)) left.push({ one: inner, depth: depth + 1 });
    }
  }
  return true;
}
