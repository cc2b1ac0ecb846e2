-- Whoever sets up a provider says whether its sign-ins count as two steps.
ALTER TABLE "single_sign_ons" ALTER COLUMN "trusts_steps" SET DEFAULT false;
