#!/bin/sh
# Creates the namespace and registers the search attributes of a release, both only where they are missing. A workflow
# that meets an attribute the server does not know is stuck, hence before the first worker starts.
# Reads TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE and RETENTION (how long finished releases stay in Temporal's history).
set -eu

namespace=${TEMPORAL_NAMESPACE:-default}
retention=${RETENTION:-90d}

attempts=30
until temporal operator cluster health --command-timeout 5s >/dev/null 2>&1; do
  attempts=$((attempts - 1))
  if [ "$attempts" -eq 0 ]; then
    echo "Temporal at $TEMPORAL_ADDRESS does not answer" >&2
    exit 1
  fi
  sleep 2
done

temporal operator namespace describe --namespace "$namespace" >/dev/null 2>&1 ||
  temporal operator namespace create --namespace "$namespace" --retention "$retention"

# A new namespace is known to every part of the server only after some seconds.
attempts=30
until known=$(temporal operator search-attribute list --namespace "$namespace" 2>/dev/null); do
  attempts=$((attempts - 1))
  if [ "$attempts" -eq 0 ]; then
    echo "The namespace $namespace does not answer" >&2
    exit 1
  fi
  sleep 2
done

register() {
  case "$known" in
    *"$1 "*) echo "$1 is registered" ;;
    *) temporal operator search-attribute create --namespace "$namespace" --name "$1" --type "$2" ;;
  esac
}

register ReleaseStatus Keyword
register MiniProgramId Keyword
register TargetApp Keyword
register ReleaseEnvironment Keyword
register ReleaseVersion Keyword
register RolloutPercent Double
register PlanStatus Keyword
register NextStepAt Datetime
