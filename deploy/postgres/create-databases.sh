#!/bin/bash
# Runs once, when Postgres starts on an empty volume: a database and a role each for Halftone and for Temporal, so that
# neither can read the other's. (Postgres runs what lies in /docker-entrypoint-initdb.d.)
set -eu

psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  -v halftone_password="$HALFTONE_DB_PASSWORD" -v temporal_password="$TEMPORAL_DB_PASSWORD" <<'SQL'
CREATE ROLE halftone LOGIN PASSWORD :'halftone_password';
CREATE ROLE temporal LOGIN PASSWORD :'temporal_password';
CREATE DATABASE halftone OWNER halftone;
CREATE DATABASE temporal OWNER temporal;
CREATE DATABASE temporal_visibility OWNER temporal;
REVOKE CONNECT ON DATABASE halftone, temporal, temporal_visibility FROM PUBLIC;
SQL
