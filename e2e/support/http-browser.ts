// A browser without a window: cookies, requests that follow nothing, and server actions as React calls them.
import type { FoundAction } from "./walk-app";

export type ActionAnswer = {
  status: number;
  /** What the action returned; undefined when it led elsewhere or failed. */
  result: unknown;
  /** Where it led, without the origin. */
  redirect: string | null;
};

export class HttpBrowser {
  readonly cookies = new Map<string, string>();

  /** `headers` go with every request: a program's token, for one. */
  constructor(
    readonly url: string,
    readonly headers: Record<string, string> = {},
  ) {}

  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map((pair) => pair.join("=")).join("; ");
    const headers = new Headers({ ...this.headers, ...(cookie ? { cookie } : {}) });
    new Headers(init.headers).forEach((value, name) => {
      headers.set(name, value);
    });
    const response = await fetch(this.url + path, { redirect: "manual", ...init, headers });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  /** Calls `action` with `values`. A FormData is sent as React sends it; only one, and whole. */
  async act(action: FoundAction, page: string, values: unknown[]): Promise<ActionAnswer> {
    const response = await this.request(page, {
      method: "POST",
      headers: {
        "next-action": action.id,
        accept: "text/x-component",
        origin: this.url,
        ...(values.some(isForm) ? {} : { "content-type": "text/plain;charset=UTF-8" }),
      },
      body: encodeArguments(values),
    });
    const redirect = response.headers.get("x-action-redirect")?.split(";")[0] ?? null;
    return { status: response.status, result: readResult(await response.text()), redirect };
  }

  #keep(line: string): void {
    const [pair = "", ...attributes] = line.split("; ");
    const [name = "", value = ""] = pair.split(/=(.*)/s);
    const isOver = attributes.some((attribute) => /^max-age=0$/i.test(attribute));
    if (isOver) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

function isForm(value: unknown): value is FormData {
  return value instanceof FormData;
}

function encodeArguments(values: unknown[]): string | FormData {
  const form = values.find(isForm);
  const text = JSON.stringify(values.map((value) => (isForm(value) ? "$K1" : value)));
  if (!form) return text;
  const body = new FormData();
  form.forEach((value, name) => {
    body.append(`_1_${name}`, value);
  });
  body.append("0", text);
  return body;
}

/** The answer is a stream of lines; the first names the one that holds what the action returned. */
function readResult(stream: string): unknown {
  const name = /^0:.*?"a":"\$@(\w+)"/m.exec(stream)?.[1];
  const line = name && stream.split("\n").find((one) => one.startsWith(`${name}:`));
  const text = line ? line.slice(line.indexOf(":") + 1) : "";
  return /^[[{"tfn\d]/.test(text) ? JSON.parse(text) : undefined;
}
