#!/usr/bin/env bash
# Makes the pictures of the README anew: the demonstration's report in light and in dark, in docs/pictures.
# Needs an installed Chromium, Chrome or Edge (PLUMBLINE_BROWSER names another).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
./plumbline demo --dir "$scratch/demo" >"$scratch/demo.log"
page=$(ls "$scratch"/demo/reports/alignment-*.html)
mvn -q -B -ntp test -pl reports -am -Dtest=ReadmePictureTest -Dsurefire.failIfNoSpecifiedTests=false \
    "-Dtest.args=-Dpicture.page=$page -Dpicture.folder=$PWD/docs/pictures"
ls -l docs/pictures
