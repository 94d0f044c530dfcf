#!/bin/sh
# Measures how long every comparison of six scores on held-out rows takes, with all intervals: ranking, rank agreement, what
# each score adds to the other, gains, equal volume and money at two levels, quadrants, swap sets. Rows are in memory; there
# are as many out of fold. Needs a quiet machine to say anything about wall time.
#
#   benchmarks/compare.sh FOLDER [ROWS DRAWS THREADS]     200000 2000 2 by default
set -eu
. "$(dirname "$0")/common.sh"

options="-XX:+UseParallelGC -Xmx${COMPARE_HEAP:-3g}"
benchmark CompareBenchmark "$folder" "${2:-200000}" "${3:-2000}" "${4:-2}"
whole_process
