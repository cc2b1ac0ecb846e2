import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { NoteText } from "./note-text";

const shown = (body: string, labels: string[] = []) =>
  renderToStaticMarkup(<NoteText body={body} labels={labels} />);

/** What a browser would act on: the tags with their attributes. */
const tagsOf = (html: string) => html.match(/<[^>]*>/g) ?? [];
const OUR_TAGS =
  /^<\/?(div|p|strong|em|del|code|pre|ul|ol|li|blockquote|hr|br|a|span|bdi)( (class|dir|href|target|rel|start|tabindex|data-mention)="[^"]*")*\/?>$/;

const ATTACKS = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<iframe src=javascript:alert(1)></iframe>",
  "<a href='javascript:alert(1)'>x</a>",
  "<b onmouseover=alert(1)>x</b>",
  "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)>",
  "<style>*{display:none}</style>",
  "<base href=//evil.test>",
  "<form action=//evil.test><input name=p></form>",
  "<details open ontoggle=alert(1)>",
  "<!--><script>alert(1)</script>-->",
  "<![CDATA[<script>alert(1)</script>]]>",
  "<?xml version='1.0'?><script>alert(1)</script>",
  "</p></div><script>alert(1)</script>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x]( javascript:alert(1))",
  "[x](<javascript:alert(1)>)",
  "[x](java\tscript:alert(1))",
  "[x](<java\nscript:alert(1)>)",
  "[x](&#106;avascript:alert(1))",
  "[x](javascript&colon;alert(1))",
  "[x](&#x6A&#x61vascript:alert(1))",
  "[x](\u0001javascript:alert(1))",
  "[x](javascript://%0aalert(1))",
  "[x](vbscript:msgbox(1))",
  "[x](data:text/html,<script>alert(1)</script>)",
  "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
  "[x](blob:https://x.test/1)",
  "[x](file:///etc/passwd)",
  "[x](//evil.test)",
  "[x](/t/acme/settings)",
  "[x](intent://x#Intent;scheme=http;end)",
  "[x][1]\n\n[1]: javascript:alert(1)",
  "[x](https://x.test '\" onmouseover=alert(1) x=\"')",
  '[x](https://x.test/"onmouseover="alert(1))',
  "[x](https://x.test/'><script>alert(1)</script>)",
  "![x](javascript:alert(1))",
  '![x"onerror="alert(1)](https://x.test/a.png)',
  "![x](https://x.test/tracker.png)",
  "<javascript:alert(1)>",
  '<https://x.test/"onmouseover=alert(1)>',
  'https://x.test/"onmouseover="alert(1)',
  "`<script>alert(1)</script>`",
  "```html\n<script>alert(1)</script>\n```",
  '```"onload=alert(1)\nx\n```',
  "    <script>alert(1)</script>",
  "# <script>alert(1)</script>",
  "> <script>alert(1)</script>",
  "- <img src=x onerror=alert(1)>",
  "1. [x](javascript:alert(1))",
  "|a|b|\n|-|-|\n|<script>alert(1)</script>|[x](javascript:alert(1))|",
  "**<script>alert(1)</script>**",
  "[**<img src=x onerror=alert(1)>**](https://x.test)",
  "@<script>alert(1)</script>",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "\\<script>alert(1)\\</script>",
  "<scr\u0000ipt>alert(1)</scr\u0000ipt>",
  "\u202e<script>alert(1)</script>",
];

test.each(ATTACKS)("%j shows as text and does nothing", (attack) => {
  const html = shown(`Before ${attack}`) + shown(attack, ["<script>alert(1)</script>"]);
  for (const tag of tagsOf(html)) expect(tag).toMatch(OUR_TAGS);
  for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(https?:\/\/|mailto:)/);
  expect(html).not.toMatch(/<(script|img|svg|iframe|style|form|base|math|details)/i);
});

test("what is neither known nor allowed is shown as it was written", () => {
  expect(shown("<b>loud</b>")).toContain("&lt;b&gt;loud&lt;/b&gt;");
  expect(shown("[x](javascript:alert(1))")).toContain("[x](javascript:alert(1))");
  expect(shown("![x](https://x.test/a.png)")).toContain("![x](");
  expect(shown("a < b & c > d")).toContain("a &lt; b &amp; c &gt; d");
});

test("bold, italic, code, quotes, lists and line breaks are shown as such", () => {
  const html = shown("**calm** and *kind*\n`x < 1`\n\n> said\n\n- one\n- two\n\n3. three");
  for (const tag of ["<strong", "<em>", "<br/>", "<blockquote", "<ul", '<ol start="3"'])
    expect(html).toContain(tag);
  expect(html).toContain("x &lt; 1</code>");
});

test("links open elsewhere and tell nobody where they were pressed", () => {
  const html = shown("[site](https://x.test/a?b=1) me@x.test");
  expect(html).toContain('href="https://x.test/a?b=1" target="_blank" rel="noopener noreferrer nofollow"');
  expect(html).toContain('href="mailto:me@x.test"');
  expect(shown("[https://a.test](https://b.test)").match(/<a /g)).toHaveLength(1);
});

test("a mention stands out, also in bold, and never in code", () => {
  const marked = (body: string) => (shown(body, ["Tom Okafor"]).match(/data-mention/g) ?? []).length;
  expect(marked("Look, @Tom Okafor!")).toBe(1);
  expect(marked("**@Tom Okafor**")).toBe(1);
  expect(marked("`@Tom Okafor`")).toBe(0);
});

test("what is nested past all reason is still shown", () => {
  for (const body of [">".repeat(3900), "- ".repeat(1900), "**".repeat(1900), `${"[".repeat(1900)}x`])
    expect(shown(`${body} end`)).toContain("end");
});
