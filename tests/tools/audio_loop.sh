#!/usr/bin/env bash
# Usage: audio_loop.sh OUT.wav COMMAND [ARGS...]
# Runs COMMAND with a private PulseAudio that has one null sink (no hardware needed, root is fine), records what COMMAND
# plays and writes OUT.wav (32-bit float, stereo, 44.1 kHz). Returns COMMAND's exit status; 77 when a package is missing:
# pulseaudio pulseaudio-utils libasound2-plugins sox
set -u
for tool in pulseaudio pactl parec sox; do
  command -v "$tool" >/dev/null || { echo "SKIPPED: $tool is not installed"; exit 77; }
done
out="$1"; shift
folder="$(mktemp -d "${TMPDIR:-/tmp}/jukebox-audio.XXXXXX")"
rate=44100
export XDG_RUNTIME_DIR="$folder" PULSE_RUNTIME_PATH="$folder/pulse" PULSE_STATE_PATH="$folder/state"
export PULSE_COOKIE="$folder/cookie" PULSE_SERVER="unix:$folder/native" ALSA_CONFIG_PATH="$folder/asound.conf"
mkdir -p "$PULSE_RUNTIME_PATH" "$PULSE_STATE_PATH"
chmod 700 "$folder" "$PULSE_RUNTIME_PATH"
cat >"$ALSA_CONFIG_PATH" <<'A'
</usr/share/alsa/alsa.conf>
pcm.!default { type pulse hint { show on description "PulseAudio" } }
ctl.!default { type pulse }
A
pulseaudio -n -F /dev/null --daemonize=no --use-pid-file=no --exit-idle-time=-1 --disallow-exit=yes \
  --realtime=no --high-priority=no --log-target=file:"$folder/pulse.log" \
  --load="module-null-sink sink_name=jukebox rate=$rate channels=2 format=float32le" \
  --load="module-native-protocol-unix socket=$folder/native auth-anonymous=1" >/dev/null 2>&1 &
server=$!
for _ in $(seq 100); do pactl info >/dev/null 2>&1 && break; sleep 0.05; done
pactl set-default-sink jukebox
parec -d jukebox.monitor --rate="$rate" --channels=2 --format=float32le --raw --latency-msec=20 >"$folder/heard.raw" &
recorder=$!
for _ in $(seq 100); do [ -s "$folder/heard.raw" ] && break; sleep 0.05; done
"$@"
status=$?
sleep 0.3
kill "$recorder"; wait "$recorder" 2>/dev/null
kill "$server"; wait "$server" 2>/dev/null
sox -t raw -r "$rate" -e floating-point -b 32 -c 2 "$folder/heard.raw" "$out"
rm -rf "$folder"
exit $status
