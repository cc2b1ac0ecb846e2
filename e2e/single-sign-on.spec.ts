import { startDnsServer } from "../testing/dns-server";
import { CLIENT, startOidcProvider } from "../testing/oidc-provider";
import { expect, open, test } from "./support/fixtures";
import { startOwnStack } from "./support/own-stack";

test("an owner sets single sign-on up, and somebody new comes in by it alone", async ({ page, browser }) => {
  const redirects: string[] = [];
  const idp = await startOidcProvider(redirects);
  idp.people.set("ada", { email: "ada@globex.example", email_verified: true, name: "Ada Vale" });
  const dns = await startDnsServer();
  const stack = await startOwnStack({ OIDC_PRIVATE_HOSTS: idp.host, DNS_SERVERS: dns.server });
  try {
    await open(page, `${stack.url}/sign-in`);
    await page.getByLabel("Email").fill("owner@globex.test");
    await page.getByLabel("Password", { exact: true }).fill(stack.secrets.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL(/\/interviews/);

    await open(page, `${stack.url}/t/globex/settings/single-sign-on`);
    redirects.push(await page.getByRole("textbox", { name: "Redirect address" }).inputValue());
    await page.getByLabel("Issuer").fill("https://nobody.invalid");
    await page.getByLabel("Client ID").fill(CLIENT.clientId);
    await page.getByLabel("Client secret", { exact: true }).fill(CLIENT.clientSecret);
    await page.getByLabel("Name", { exact: true }).fill("Globex ID");
    await page.getByLabel("Email domains").fill("globex.example");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("No identity provider responded at this address.")).toBeVisible();
    await page.getByLabel("Issuer").fill(idp.issuer);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("textbox", { name: "Sign-in address" })).toHaveValue(
      `${stack.url}/sso/globex`,
    );
    expect(await page.content()).not.toContain(CLIENT.clientSecret);

    const domain = page.getByRole("listitem", { name: "globex.example" });
    await expect(domain.getByText("Not verified")).toBeVisible();
    await domain.getByRole("button", { name: "Check record for globex.example" }).click();
    await expect(domain.getByText("was not found")).toBeVisible();
    dns.records.set(await domain.getByRole("textbox", { name: "Record name" }).inputValue(), [
      await domain.getByRole("textbox", { name: "Record value" }).inputValue(),
    ]);
    await domain.getByRole("button", { name: "Check record for globex.example" }).click();
    await expect(domain.getByText("Verified", { exact: true })).toBeVisible();
    await page.getByLabel("Require single sign-on").check();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Single sign-on is set up").first()).toBeVisible();

    const theirs = await (await browser.newContext({ baseURL: stack.url })).newPage();
    await open(theirs, "/sign-in");
    await theirs.getByRole("link", { name: "Sign in with your organisation’s account" }).click();
    await theirs.getByLabel("Work email").fill("ada@elsewhere.example");
    await theirs.getByRole("button", { name: "Continue" }).click();
    await expect(theirs.getByText("No single sign-on is set up")).toBeVisible();
    await theirs.getByLabel("Work email").fill("ada@globex.example");
    await theirs.getByRole("button", { name: "Continue" }).click();
    await theirs.getByRole("link", { name: "Continue to your provider" }).click();
    await theirs.getByLabel("Account").fill("ada");
    await theirs.getByRole("button", { name: "Log in" }).click();
    await expect(theirs).toHaveURL(/\/t\/globex\/interviews/);

    // The login opens this organisation and nothing else, whatever there is elsewhere.
    await theirs.goto("/t/acme/interviews");
    await expect(theirs.getByRole("heading", { name: "Sign in another way" })).toBeVisible();
    await theirs.getByRole("link", { name: "Back to Globex" }).click();
    await open(theirs, "/t/globex/settings/account");
    await expect(theirs.getByText("signed in by")).toBeVisible();
    await expect(theirs.getByLabel("New password")).toHaveCount(0);
    await expect(theirs.getByRole("button", { name: "Change email address" })).toHaveCount(0);
    await theirs.goto("/new-email/any");
    await expect(theirs.getByRole("heading", { name: "Sign in another way" })).toBeVisible();

    // An address without single sign-on and one without an organisation look alike.
    for (const slug of ["acme", "nobody"]) {
      await open(theirs, `/sso/${slug}`);
      await theirs.getByRole("link", { name: "Continue to your provider" }).click();
      await expect(theirs.getByText("Single sign-on is not set up here.")).toBeVisible();
    }
    // Their pages would go on asking a server that is gone.
    await Promise.all([page.goto("about:blank"), theirs.goto("about:blank")]);
  } finally {
    await stack.stop();
    await idp.stop();
    await dns.stop();
  }
});
