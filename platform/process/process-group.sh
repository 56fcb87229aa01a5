# Runs a program as part of a process group of its own, which this shell leads (spawn it with `detached`).
# Ends the whole group when file descriptor 3 closes: the other end belongs to the process that started it, so the
# group ends with that process, however it ends. SIGTERM, SIGINT and SIGHUP are passed on to the program.
"$@" </dev/null 3<&- &
program=$!
(
  trap '' TERM INT HUP
  read -r _ <&3
  kill -TERM -$$
  kill -CONT -$$ # A stopped process takes no other signal.
  sleep 3
  kill -KILL -$$
) >/dev/null 2>&1 &
exec 3<&-
for signal in TERM INT HUP; do
  trap "kill -$signal $program 2>/dev/null" $signal
done
wait $program
status=$?
# A trap interrupts `wait`.
while kill -0 $program 2>/dev/null; do
  wait $program
  status=$?
done
exit $status
