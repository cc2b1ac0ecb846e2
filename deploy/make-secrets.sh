#!/bin/sh
# Makes the secrets that the compose files of this folder read, in secrets/ beside it. What is there already stays.
# Only root, or whoever ran this, gets into that folder; each file alone is mounted into the containers that need it.
set -eu
umask 077
cd "$(dirname "$0")"
mkdir -p secrets
cd secrets

keep() {
  file=$1
  shift
  [ -s "$file" ] || "$@" >"$file"
  chmod 444 "$file"
}

keep encryption_key openssl rand -base64 32
keep nextauth_secret openssl rand -base64 32
keep postgres_password openssl rand -hex 24
keep owner_password openssl rand -hex 24
keep app_password openssl rand -hex 24
keep database_owner_url echo "postgresql://debrief:$(cat owner_password)@db:5432/debrief"
keep database_url echo "postgresql://debrief_app:$(cat app_password)@db:5432/debrief"
