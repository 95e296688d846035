#!/usr/bin/env bash
# Usage: kernels_on_arm.sh FOLDER [GTEST ARGUMENTS...]
# Builds the kernels of the token loop and their tests for 64-bit ARM and runs them in an emulator: what NEON computes,
# not how fast. Minutes to build; without the largest shapes (--gtest_filter=-*1920*) the tests took seven minutes
# beside other work. Returns the tests' status; 77 when a package is missing: g++-aarch64-linux-gnu qemu-user googletest libgtest-dev libgmock-dev
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
mkdir -p "${1:?folder for what is built}"
folder="$(cd "$1" && pwd)"
shift
for need in "$(command -v aarch64-linux-gnu-g++ || true)" "$(command -v qemu-aarch64 || true)" /usr/src/googletest; do
  [ -e "$need" ] || { echo "SKIPPED: a package is missing, see the head of this file"; exit 77; }
done
mkdir -p "$folder"/{objects,packages,include}

# Highway for ARM comes from Debian, with lists of its own: the machine's packages stay as they are.
if [ ! -e "$folder/hwy" ]; then
  apt=(apt-get -o APT::Architectures::=amd64 -o APT::Architectures::=arm64 -o APT::Sandbox::User=root
    -o Dir::State::Lists="$folder/lists" -o Dir::Cache="$folder/cache")
  mkdir -p "$folder"/lists/partial "$folder"/cache/archives/partial
  "${apt[@]}" -qq update
  (cd "$folder/packages" && "${apt[@]}" -qq download libhwy1:arm64 libhwy-dev:arm64)
  for package in "$folder"/packages/*.deb; do dpkg -x "$package" "$folder/unpacked"; done
  ln -s unpacked/usr "$folder/hwy"
fi
ln -sfn /usr/include/gtest "$folder/include/gtest" # not all of /usr/include, which is this machine's
ln -sfn /usr/include/gmock "$folder/include/gmock"

# compile SOURCE OBJECT FLAGS...
compile() {
  echo "compiling $(basename "$1")"
  aarch64-linux-gnu-g++ -std=c++20 -O2 -I "$folder/include" "${@:3}" -c "$1" -o "$2"
}
disabled="$(grep -o 'HWY_DISABLED_TARGETS=([^)]*)' "$root/core/engine/kernels/CMakeLists.txt")"
for source in "$root"/core/engine/kernels/*.cpp "$root"/tests/core/engine/kernels/*_test.cpp; do
  compile "$source" "$folder/objects/$(basename "$source" .cpp).o" -I "$root" -I "$folder/hwy/include" \
    -DHWY_SHARED_DEFINE "-D$disabled"
done
google=/usr/src/googletest
for source in googletest/src/gtest-all.cc googlemock/src/gmock-all.cc googlemock/src/gmock_main.cc; do
  [ -e "$folder/objects/$(basename "$source" .cc).o" ] ||
    compile "$google/$source" "$folder/objects/$(basename "$source" .cc).o" -I "$google/googletest" -I "$google/googlemock"
done
libraries="$folder/hwy/lib/aarch64-linux-gnu"
aarch64-linux-gnu-g++ "$folder"/objects/*.o "$libraries/libhwy.so" -static-libstdc++ -pthread -o "$folder/kernels_test"
exec qemu-aarch64 -L /usr/aarch64-linux-gnu -E "LD_LIBRARY_PATH=$libraries" "$folder/kernels_test" "$@"
