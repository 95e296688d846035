#!/usr/bin/env bash
# The same set-up as run.sh, then every test. Usage: packaging/test.sh [arguments of ctest]
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

install_missing "${BUILD_PACKAGES[@]}" "${TEST_PACKAGES[@]}"
build_release ON

step "Testing"
if (cd "$JUKEBOX_ROOT/build/release" && ctest --output-on-failure -j "$(nproc)" "$@"); then
  printf '\nPASSED: every test.\n'
else
  fail "Some tests did not pass; their output is above."
fi
