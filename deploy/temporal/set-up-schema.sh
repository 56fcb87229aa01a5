#!/bin/sh
# Brings Temporal's two databases to the schema of this admin-tools image. Safe to run again; a newer image upgrades
# (one minor version at a time). Reads SQL_HOST, SQL_PORT, SQL_USER and SQL_PASSWORD, as temporal-sql-tool does.
set -eu

schema_dir=${SCHEMA_DIR:-/etc/temporal/schema/postgresql/v12}

bring_up_to_date() {
  database=$1
  versions=$2
  # The first one makes the table of versions; it leaves an existing one alone.
  temporal-sql-tool --plugin postgres12 --db "$database" setup-schema --version 0.0
  temporal-sql-tool --plugin postgres12 --db "$database" update-schema --schema-dir "$schema_dir/$versions/versioned"
}

bring_up_to_date temporal temporal
bring_up_to_date temporal_visibility visibility
