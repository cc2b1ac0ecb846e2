import type { IncomingMessage, ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { envelope, row, sendJson, startTestPlatform } from "@/testing/platform-server";
import type { PlatformClient } from "./client";

const ROWS = Array.from({ length: 25 }, (_, index) => row(index));
const IDS = ROWS.map(({ id }) => id);

async function readAll(client: PlatformClient): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  let pages = 0;
  do {
    const page = await client.listSessions({ limit: 10, cursor });
    ids.push(...page.sessions.map(({ id }) => id));
    cursor = page.nextCursor;
    pages += 1;
  } while (cursor && pages < 20);
  return ids;
}

type Answer = (query: URLSearchParams) => unknown;

function answering(answer: Answer) {
  return (request: IncomingMessage, response: ServerResponse) =>
    sendJson(response, 200, answer(new URL(request.url ?? "", "http://platform").searchParams));
}

function byOffset(query: URLSearchParams, largest = 10) {
  const offset = Number(query.get("offset") ?? 0);
  const limit = Math.min(Number(query.get("limit") ?? 20), largest);
  return { offset, limit, rows: ROWS.slice(offset, offset + limit) };
}

function byPage(query: URLSearchParams, perPageDefault = 10) {
  const page = Number(query.get("page") ?? 1);
  const perPage = Number(query.get("per_page") ?? perPageDefault);
  return { page, perPage, rows: ROWS.slice((page - 1) * perPage, page * perPage) };
}

const FORMS: Record<string, Answer> = {
  "limit and offset with a total": (query) => {
    const { rows, offset, limit } = byOffset(query);
    return { sessions: rows, total: 25, limit, offset };
  },
  "offset without a total": (query) => {
    const { rows, offset, limit } = byOffset(query);
    return { sessions: rows, limit, offset };
  },
  "offset under a limit lower than asked for": (query) => ({ sessions: byOffset(query, 4).rows, total: 25 }),
  "offset without any paging fields": (query) => ({ data: byOffset(query).rows }),
  "offset with a lower limit and no paging fields": (query) => ({ items: byOffset(query, 4).rows }),
  "a bare array by offset": (query) => byOffset(query).rows,
  "a bare array of everything": () => ROWS,
  "a bare array of everything, in another order each time": () => ROWS.toSorted(() => Math.random() - 0.5),
  "a bare array by page": (query) => byPage(query).rows,
  "pages with a total": (query) => {
    const { rows, page, perPage } = byPage(query, 7);
    return { sessions: rows, page, per_page: perPage, total: 25 };
  },
  "pages with paging fields in meta and no total": (query) => {
    const { rows, page, perPage } = byPage(query, 7);
    return { data: rows, meta: { page, per_page: perPage } };
  },
  "a cursor": (query) => {
    const start = Number(query.get("cursor")?.replace("after-", "") ?? 0);
    const next = start + 10 < 25 ? `after-${start + 10}` : null;
    return { sessions: ROWS.slice(start, start + 10), next_cursor: next };
  },
  "a cursor beside has_more": (query) => {
    const start = Number(query.get("cursor")?.replace("after-", "") ?? 0);
    const paging = { next_cursor: `after-${start + 10}`, has_more: start + 10 < 25 };
    return { items: ROWS.slice(start, start + 10), pagination: paging };
  },
};

for (const [name, answer] of Object.entries(FORMS)) {
  test(`Reading to the end finds every session once: ${name}`, async () => {
    const { client } = await startTestPlatform(answering(answer));
    expect((await readAll(client)).sort()).toEqual(IDS);
  });
}

const STRICT: Record<string, { words: string[]; answer: Answer }> = {
  "only offset": { words: ["offset"], answer: (query) => byOffset(query).rows },
  "only page": { words: ["page"], answer: (query) => byPage(query).rows },
  "only page and per_page": {
    words: ["page", "per_page"],
    answer: (query) => {
      const { rows, page, perPage } = byPage(query, 7);
      return { sessions: rows, page, per_page: perPage, total: 25 };
    },
  },
};

for (const [name, { words, answer }] of Object.entries(STRICT)) {
  test(`A platform that refuses every parameter it does not know is read to the end: ${name}`, async () => {
    const { client } = await startTestPlatform((request, response) => {
      const query = new URL(request.url ?? "", "http://platform").searchParams;
      const isKnown = [...query.keys()].every((word) => words.includes(word));
      sendJson(response, isKnown ? 200 : 400, isKnown ? answer(query) : envelope("INVALID_INPUT"));
    });
    expect((await readAll(client)).sort()).toEqual(IDS);
  });
}

test("A platform that ignores paging is not asked for ever", async () => {
  const { client, urls } = await startTestPlatform(answering(() => ({ sessions: ROWS, has_more: true })));
  await readAll(client);
  expect(urls.length).toBeLessThanOrEqual(3);
});

test("A list that shrank while it was read ends instead of repeating", async () => {
  const answer: Answer = (query) => ({ sessions: query.has("offset") ? [] : ROWS.slice(0, 10), total: 25 });
  const { client } = await startTestPlatform(answering(answer));
  expect(await readAll(client)).toHaveLength(10);
});

test("A status filter holds although the platform ignores it", async () => {
  const rows = [row(1), row(2, { status: "active" }), row(3)];
  const { client, urls } = await startTestPlatform(answering(() => ({ sessions: rows, total: 3 })));
  const page = await client.listSessions({ status: "active" });
  expect(page.sessions.map(({ id }) => id)).toEqual([row(2).id]);
  expect(page.total).toBeNull();
  expect(urls[0]).toContain("status=active");
});

test("One bad row is counted and named, and the others are kept", async () => {
  const rows = [row(1), { ...row(2), status: 5 }, null, row(4)];
  const { client } = await startTestPlatform(answering(() => ({ sessions: rows, total: 4 })));
  const page = await client.listSessions();
  expect(page.sessions.map(({ id }) => id)).toEqual([row(1).id, row(4).id]);
  expect(page).toMatchObject({ invalidRows: 2, invalidPath: "sessions[1].status" });
});

test("A session that stands twice on one page is given once", async () => {
  const { client } = await startTestPlatform(answering(() => [row(1), row(2), row(1)]));
  expect((await client.listSessions()).sessions).toHaveLength(2);
});

test("An answer without rows is a contract breach with its path", async () => {
  const { client } = await startTestPlatform(answering(() => ({ rows: "none" })));
  await expect(client.listSessions()).rejects.toMatchObject({
    name: "PlatformContractError",
    path: "sessions",
  });
});

test("A cursor of somebody else's making is refused before a request", async () => {
  const { client, urls } = await startTestPlatform(answering(() => ROWS));
  await expect(client.listSessions({ cursor: "garbage" })).rejects.toMatchObject({ code: "INVALID_CURSOR" });
  expect(urls).toEqual([]);
});
