#!/bin/sh
# Measures how fast and in how much memory a model is fitted, against scikit-learn in the same run: the same rows, the
# objective 1/2 |w|^2 + C * sum of log losses, and the same loss to 1e-8. Ours begins with the table in DuckDB: once as the
# first fit of a fresh process, and once as the median of five in a process that has fitted before, as all but the first fit
# of a training. scikit-learn's time begins with its matrix in memory. Not part of the build; needs GNU time, and a quiet
# machine to say anything about wall time.
#
#   benchmarks/fit.sh FOLDER [ROWS ONEHOT_ROWS]     FOLDER holds the rows and is reused; 1000000 200000 take 1.5 GB
set -eu

[ $# -ge 1 ] || {
    sed -n 's/^#   //p' "$0"
    exit 2
}
home=$(cd "$(dirname "$0")/.." && pwd -P)
folder=$1
rows=${2:-1000000}
onehot_rows=${3:-200000}
python=${PYTHON:-/usr/bin/python3}
c=1
# These hold the matrix of a million rows and little else; what the table takes inside DuckDB is its own affair.
options="-XX:+UseSerialGC -XX:NewSize=8m -XX:MaxNewSize=8m -Xmx${FIT_HEAP:-340m} -Dplumbline.memory=${FIT_STORE:-24MB}"
export MALLOC_ARENA_MAX=1

"$home/plumbline" --version >/dev/null
jars=$home/cli/target/quick/plumbline.jar:$home/cli/target/quick/lib/*
mkdir -p "$folder/classes"
javac -proc:none -cp "$jars" -d "$folder/classes" \
    "$home/cli/src/test/java/io/plumbline/cli/benchmark/FitBenchmark.java"
benchmark() {
    # shellcheck disable=SC2086  # the options are words on purpose
    java $options --enable-native-access=ALL-UNNAMED -cp "$folder/classes:$jars" \
        io.plumbline.cli.benchmark.FitBenchmark "$@"
}
# Runs a command, leaves its standard output in $folder/out and "wall CPU megabytes" of the whole process in $folder/time.
measured() {
    /usr/bin/time -f '%e %U %S %M' -o "$folder/raw" "$@" >"$folder/out"
    awk '{ printf "%.2f %.2f %.0f\n", $1, $2 + $3, $4 / 1024 }' "$folder/raw" >"$folder/time"
}
line() {
    read -r wall cpu megabytes <"$folder/time"
    printf '%-9s %-32s %8s s %9s s %7s s %7s s %6s MB\n' "$1" "$2" "$3" "$4" "$wall" "$cpu" "$megabytes"
}
ratio() {
    awk -v mine="$1" -v theirs="$2" 'BEGIN { printf "%.1f", theirs / mine }'
}

printf '%-9s %-32s %10s %11s %9s %9s %9s\n' rows program fit "fit's CPU" process "its CPU" peak
for kind in dense windows onehot; do
    count=$rows
    [ "$kind" != onehot ] || count=$onehot_rows
    [ -f "$folder/$kind-$count" ] || {
        rm -f "$folder/$kind"-*
        options=-XX:+UseSerialGC benchmark generate "$folder" "$kind" "$count" >/dev/null
        : >"$folder/$kind-$count"
    }
    # shellcheck disable=SC2086
    measured java $options --enable-native-access=ALL-UNNAMED -cp "$folder/classes:$jars" \
        io.plumbline.cli.benchmark.FitBenchmark fit "$folder" "$kind" "$c" 2
    read -r reading fitting fit_cpu objective steps <"$folder/out"
    mine=$(awk -v a="$reading" -v b="$fitting" 'BEGIN { printf "%.3f", a + b }')
    mine_cpu=$fit_cpu
    line "$kind" "Plumbline, first ($reading reading)" "$mine" "$mine_cpu"
    measured java -XX:+UseSerialGC -Xmx"${FIT_HEAP_AGAIN:-900m}" --enable-native-access=ALL-UNNAMED \
        -cp "$folder/classes:$jars" io.plumbline.cli.benchmark.FitBenchmark again "$folder" "$kind" "$c" 2
    read -r reading fitting again_cpu objective steps <"$folder/out"
    again=$(awk -v a="$reading" -v b="$fitting" 'BEGIN { printf "%.3f", a + b }')
    line "" "Plumbline, again ($reading reading)" "$again" "$again_cpu"
    if ! "$python" -c 'import sklearn' 2>/dev/null; then
        echo "          $python has no scikit-learn. Fix: apt-get install python3-sklearn, or set PYTHON."
    else
        for solver in lbfgs newton-cholesky; do
            measured "$python" "$home/benchmarks/fit_peer.py" "$folder" "$kind" "$solver" "$c" "$objective"
            read -r tolerance seconds cpu found <"$folder/out"
            line "" "$solver, tolerance $tolerance" "$seconds" "$cpu"
            echo "          ours is $(ratio "$mine" "$seconds") times as fast the first time, $(ratio "$again" "$seconds") again;" \
                "by CPU $(ratio "$mine_cpu" "$cpu") and $(ratio "$again_cpu" "$cpu"); loss $objective and $found"
        done
    fi
    # shellcheck disable=SC2086
    measured java -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "$folder/classes:$jars" \
        io.plumbline.cli.benchmark.FitBenchmark grid "$folder" "$kind" "$c" 2
    read -r grid once <"$folder/out"
    line "" "8 values of C over 4 folds" "$grid" "-"
    echo "          the grid takes $(ratio "$once" "$grid") times one fit ($once s, warm)"
done
