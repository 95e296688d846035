#!/usr/bin/env bash
# Shared by run.sh and test.sh: installs what is missing on Debian 12, configures and builds. Sourced, not run.
set -euo pipefail

JUKEBOX_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime

BUILD_PACKAGES=(
  g++ cmake ninja-build ccache mold pkg-config
  libtorch-dev libgloo-dev libopenblas0-openmp libhwy-dev
  libavformat-dev libavcodec-dev libavutil-dev libswresample-dev portaudio19-dev libsoundtouch-dev libasound2-dev
  libsqlite3-dev libssl-dev libicu-dev nlohmann-json3-dev libcli11-dev libfmt-dev libexpected-dev libebur128-dev libkissfft-dev libchromaprint-dev
  qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools qt6-translations-l10n fonts-inter
)
TEST_PACKAGES=(libgtest-dev libgmock-dev libbenchmark-dev openmpi-bin slurmctld slurmd slurm-client munge ffmpeg xvfb xdotool openbox imagemagick fonts-noto-core pulseaudio pulseaudio-utils libasound2-plugins sox python3 python3-numpy chromium chromium-driver python3-selenium at-spi2-core python3-pyatspi dbus-daemon)
# For `jukebox corpus make` and the words of packaging/starter/evaluate; not installed by default (a soundfont of 120 MB):
# apt-get install the packages of this list.
CORPUS_PACKAGES=(python3 python3-numpy flite libfluidsynth3 fluid-soundfont-gm python3-pocketsphinx pocketsphinx-en-us)

step() { printf '\n\033[1m==> %s\033[0m\n' "$*"; }

fail() {
  printf '\nFAILED: %s\n' "$*" >&2
  exit 1
}

# install_missing PACKAGE... : apt-installs those that are not there, after saying which.
install_missing() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  if [ ${#missing[@]} -eq 0 ]; then
    step "Packages: everything needed is installed"
    return
  fi
  command -v apt-get >/dev/null || fail "This script installs packages with apt-get, which is not here. Needed: ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "Not root and no sudo. Ask an administrator to install: ${missing[*]}"
    as_root=(sudo)
  fi
  step "Packages: installing ${#missing[@]} with apt: ${missing[*]}"
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}

# build_release TESTS(ON|OFF) : configures build/release and builds it. Does nothing twice.
build_release() {
  local tests="$1" jobs
  jobs="$(nproc)"
  # A compiler process of the engine takes about 1.5 GB: never more of them than the memory carries.
  local memory_jobs=$(($(awk '/MemTotal/ {print $2}' /proc/meminfo) / 1600000))
  [ "$memory_jobs" -lt 1 ] && memory_jobs=1
  [ "$jobs" -gt "$memory_jobs" ] && jobs="$memory_jobs"
  step "Configuring $JUKEBOX_ROOT/build/release"
  cmake -S "$JUKEBOX_ROOT" -B "$JUKEBOX_ROOT/build/release" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DJUKEBOX_TESTS="$tests" >"$JUKEBOX_ROOT/build-configure.log" 2>&1 ||
    { cat "$JUKEBOX_ROOT/build-configure.log"; fail "CMake could not configure the build."; }
  mkdir -p "$JUKEBOX_ROOT/build" && mv "$JUKEBOX_ROOT/build-configure.log" "$JUKEBOX_ROOT/build/configure.log"
  step "Building with $jobs jobs"
  cmake --build "$JUKEBOX_ROOT/build/release" -j "$jobs" || fail "The build stopped; the messages above say where."
}
