#!/usr/bin/env bash
# A Slurm cluster of this machine alone, with its own key, ports and folders, for whoever calls it (no root needed).
# Usage: private_slurm.sh COMMAND...   The cluster ends with the command, whose status is returned.
set -euo pipefail
export PATH="$PATH:/usr/sbin"
FOLDER="$(mktemp -d)"
NODE="$(hostname -s)"
PORT=$((40000 + $$ % 10000))
mkdir -p "$FOLDER/spool" "$FOLDER/state"
chmod 700 "$FOLDER/spool" "$FOLDER/state"
export SLURM_CONF="$FOLDER/slurm.conf"

cat >"$SLURM_CONF" <<CONF
ClusterName=private
SlurmctldHost=$NODE(127.0.0.1)
SlurmctldPort=$PORT
SlurmdPort=$((PORT + 1))
AuthType=auth/munge
AuthInfo=socket=$FOLDER/munge.socket
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
ReturnToService=2
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
SlurmdSpoolDir=$FOLDER/spool
SlurmdPidFile=$FOLDER/slurmd.pid
SlurmctldPidFile=$FOLDER/slurmctld.pid
StateSaveLocation=$FOLDER/state
SlurmctldLogFile=$FOLDER/slurmctld.log
SlurmdLogFile=$FOLDER/slurmd.log
NodeName=$NODE NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=$NODE Default=YES MaxTime=INFINITE State=UP
CONF

finish() {
  local file pid
  for file in "$FOLDER"/slurmd.pid "$FOLDER"/slurmctld.pid "$FOLDER"/munge.pid; do
    pid="$(cat "$file" 2>/dev/null)" || continue
    kill "$pid" 2>/dev/null || continue
    for _ in $(seq 100); do # it writes its state at the end
      kill -0 "$pid" 2>/dev/null && sleep 0.1 || break
    done
  done
  rm -rf "$FOLDER"
}
trap finish EXIT

dd if=/dev/urandom of="$FOLDER/munge.key" bs=128 count=1 2>/dev/null
chmod 400 "$FOLDER/munge.key"
munged --force --key-file="$FOLDER/munge.key" --socket="$FOLDER/munge.socket" --pid-file="$FOLDER/munge.pid" \
  --log-file="$FOLDER/munge.log" --seed-file="$FOLDER/munge.seed" 2>/dev/null
slurmctld
slurmd
for _ in $(seq 60); do
  [ "$(sinfo --noheader --format=%T 2>/dev/null)" = idle ] && break
  sleep 0.5
done
"$@"
