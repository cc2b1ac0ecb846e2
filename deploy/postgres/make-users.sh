#!/bin/sh
# Run once, when the database's folder is made: who migrates (debrief), who serves (debrief_app), and the roles that
# statements of a tenant run as. SECRETS_DIR is where the passwords stand.
set -eu
psql --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\set owner `cat "${SECRETS_DIR:-/run/secrets}/owner_password"`
\set app `cat "${SECRETS_DIR:-/run/secrets}/app_password"`
CREATE ROLE debrief LOGIN PASSWORD :'owner';
CREATE ROLE debrief_app LOGIN PASSWORD :'app';
CREATE ROLE debrief_tenant NOLOGIN;
CREATE ROLE debrief_reader NOLOGIN;
GRANT debrief_tenant, debrief_reader TO debrief WITH ADMIN OPTION;
CREATE DATABASE debrief OWNER debrief TEMPLATE template0 ENCODING 'UTF8';
REVOKE ALL ON DATABASE debrief FROM PUBLIC;
GRANT CONNECT ON DATABASE debrief TO debrief_app;
SQL
