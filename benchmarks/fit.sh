#!/bin/sh
# Measures how fast and in how much memory a model is fitted, against scikit-learn in the same run: the same rows, the
# objective 1/2 |w|^2 + C * sum of log losses, and the same loss to 1e-8. Ours begins with the table in DuckDB: once as the
# first fit of a fresh process, and once as the median of five in a process that has fitted before, as all but the first fit
# of a training. scikit-learn's time begins with its matrix in memory. Needs a quiet machine to say anything about wall time.
#
#   benchmarks/fit.sh FOLDER [ROWS ONEHOT_ROWS]     FOLDER holds the rows and is reused; 1000000 200000 take 1.5 GB
set -eu
. "$(dirname "$0")/common.sh"

rows=${2:-1000000}
onehot_rows=${3:-200000}
python=${PYTHON:-/usr/bin/python3}
c=1
export MALLOC_ARENA_MAX=1
# These hold the matrix of a million rows and little else; what the table takes inside DuckDB is its own affair.
narrow="-XX:+UseSerialGC -XX:NewSize=8m -XX:MaxNewSize=8m -Xmx${FIT_HEAP:-340m} -Dplumbline.memory=${FIT_STORE:-24MB}"

line() {
    read -r wall cpu megabytes <"$folder/time"
    printf '%-9s %-32s %8s s %9s s %7s s %7s s %6s MB\n' "$1" "$2" "$3" "$4" "$wall" "$cpu" "$megabytes"
}
sum() {
    awk -v one="$1" -v other="$2" 'BEGIN { printf "%.3f", one + other }'
}
ratio() {
    awk -v mine="$1" -v theirs="$2" 'BEGIN { printf "%.1f", theirs / mine }'
}

printf '%-9s %-32s %10s %11s %9s %9s %9s\n' rows program fit "fit's CPU" process "its CPU" peak
for kind in dense windows onehot; do
    count=$rows
    [ "$kind" != onehot ] || count=$onehot_rows
    options=-XX:+UseSerialGC
    [ -f "$folder/$kind-$count" ] || {
        rm -f "$folder/$kind"-*
        benchmark FitBenchmark generate "$folder" "$kind" "$count" >/dev/null
        : >"$folder/$kind-$count"
    }
    options=$narrow
    benchmark FitBenchmark fit "$folder" "$kind" "$c" 2 >"$folder/out"
    read -r reading fitting mine_cpu objective steps <"$folder/out"
    mine=$(sum "$reading" "$fitting")
    line "$kind" "Plumbline, first ($reading reading)" "$mine" "$mine_cpu"
    options="-XX:+UseSerialGC -Xmx${FIT_HEAP_AGAIN:-900m}"
    benchmark FitBenchmark again "$folder" "$kind" "$c" 2 >"$folder/out"
    read -r reading fitting again_cpu objective steps <"$folder/out"
    again=$(sum "$reading" "$fitting")
    line "" "Plumbline, again ($reading reading)" "$again" "$again_cpu"
    if ! "$python" -c 'import sklearn' 2>/dev/null; then
        echo "          $python has no scikit-learn. Fix: apt-get install python3-sklearn, or set PYTHON."
    else
        for solver in lbfgs newton-cholesky; do
            measured "$python" "$home/benchmarks/fit_peer.py" "$folder" "$kind" "$solver" "$c" "$objective" >"$folder/out"
            read -r tolerance seconds cpu found <"$folder/out"
            solver_cpu=$cpu
            line "" "$solver, tolerance $tolerance" "$seconds" "$solver_cpu"
            echo "          ours is $(ratio "$mine" "$seconds") times as fast the first time, $(ratio "$again" "$seconds") again;" \
                "by CPU $(ratio "$mine_cpu" "$solver_cpu") and $(ratio "$again_cpu" "$solver_cpu"); loss $objective and $found"
        done
    fi
    options=-XX:+UseSerialGC
    benchmark FitBenchmark grid "$folder" "$kind" "$c" 2 >"$folder/out"
    read -r grid once <"$folder/out"
    line "" "8 values of C over 4 folds" "$grid" "-"
    echo "          the grid takes $(ratio "$once" "$grid") times one fit ($once s, warm)"
done
