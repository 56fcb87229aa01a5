#!/bin/sh
# The Java test server of Temporal, from the folder in TEST_TIME_SKIPPING_SERVER. The test environment calls it with a
# port. It ends with the process that started it, where the system can do that (setpriv).
home=$TEST_TIME_SKIPPING_SERVER
command -v setpriv >/dev/null && guard='setpriv --pdeathsig KILL'
exec ${guard:-} java "-XX:SharedArchiveFile=$home/classes.jsa" -Xlog:cds=off -Xlog:cds+dynamic=off \
  -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx128m -cp "$home/jars/*" io.temporal.testserver.TestServer "$@"
