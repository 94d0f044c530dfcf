#!/bin/sh
# Measures scoring, from the store to a stored lead_score: the twenty rules of score/scoring.yaml against the statement that
# one would write by hand (score/floor.sql), whose rows must be equal to ours, and, on a tenth of the data, against pandas.
# Long scorecards and lists, and little memory; then the commands that are to be quick: score --lead, and run --scores-only
# after new events. Needs a quiet machine to say anything about wall time.
#
#   benchmarks/score.sh FOLDER [LEADS EVENTS]     FOLDER holds the stores and is reused; 1000000 50000000 take 3 GB
set -eu
. "$(dirname "$0")/common.sh"

leads=${2:-1000000}
events=${3:-50000000}
python=${PYTHON:-/usr/bin/python3}
as_of=--as-of=2026-01-01T00:00:00Z
# As ./plumbline has them for scoring.
java="-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
options=$java

# Makes a workspace with its store unless an earlier run has: LEADS EVENTS.
workspace() {
    workspace=$folder/$1-$2
    mkdir -p "$workspace/events"
    cp "$home"/benchmarks/score/*.yaml "$workspace"
    echo lead_id,created_at,country,employees,job_title,free_mail >"$workspace/leads.csv"
    echo lead_id,step,occurred_at >"$workspace/outcomes.csv"
    [ -f "$workspace/made" ] || {
        rm -f "$workspace"/plumbline*.duckdb*
        benchmark ScoreBenchmark generate "$workspace" "$1" "$2"
        : >"$workspace/made"
    }
}
# A line for what a benchmark's program printed.
line() {
    read -r seconds cpu rest <"$folder/out"
    read -r wall_whole cpu_whole megabytes <"$folder/time"
    printf '%-40s %8s s %8s s %8s s %8s s %6s MB\n' "$1" "$seconds" "$cpu" "$wall_whole" "$cpu_whole" "$megabytes"
}
scored() {
    label=$1
    shift
    benchmark ScoreBenchmark "$@" >"$folder/out"
    line "$label"
}
# A line for a command: LABEL SECONDS ARGUMENTS.
command_line() {
    label=$1
    shift
    measured "$home/plumbline" -w "$workspace" "$@" >"$folder/out" 2>&1 || {
        cat "$folder/out"
        exit 1
    }
    read -r wall_whole cpu_whole megabytes <"$folder/time"
    printf '%-40s %10s %10s %8s s %8s s %6s MB\n' "$label" - - "$wall_whole" "$cpu_whole" "$megabytes"
}
ratio() {
    awk -v one="$1" -v other="$2" 'BEGIN { printf "%.2f", one / other }'
}

printf '%-40s %10s %10s %10s %10s %9s\n' "" work "its CPU" process "its CPU" peak
workspace "$((leads / 10))" "$((events / 10))"
scored "scores, a tenth" score "$workspace"
read -r mine mine_cpu rest <"$folder/out"
if "$python" -c 'import pandas' 2>/dev/null; then
    benchmark ScoreBenchmark peer "$workspace" "$folder"
    for ids in texts numbers; do
        measured "$python" "$home/benchmarks/score_peer.py" "$folder" "$ids" >"$folder/out"
        line "pandas, a tenth, ids are $ids"
        read -r peer peer_cpu rows differ <"$folder/out"
        echo "  pandas takes $(ratio "$peer" "$mine") times as long, by CPU $(ratio "$peer_cpu" "$mine_cpu"); $differ of $rows leads differ"
    done
    rm -f "$folder"/*.f64
else
    echo "  $python has no pandas. Fix: apt-get install python3-pandas, or set PYTHON."
fi

rest_of_card='points: { weights: { fit: 1, engagement: 0, stage: 0 } }
grade: { fit: [45, 25, 10], engagement: [75, 50, 25] }'
# What a long scorecard and a long list cost, and the first run that folds the levels of a year and a half of weeks.
awk 'BEGIN {
    print "version: 1\nname: long\nfit:\n  rules:"
    for (n = 1; n <= 1000; n++) printf "    - { id: r%d, points: 1, when: { attribute: employees, at_least: %d } }\n", n, n
}' >"$workspace/scoring.yaml"
echo "$rest_of_card" >>"$workspace/scoring.yaml"
command_line "check --no-data, 1,000 rules" check --no-data
scored "scores, a tenth, 1,000 rules" score "$workspace"
awk 'BEGIN { for (n = 1; n <= 100000; n++) print "title " n }' >"$workspace/titles.txt"
{
    printf 'version: 1\nname: long\nlists:\n  titles: { file: titles.txt }\nfit:\n  rules:\n'
    echo '    - { id: listed, points: 1, when: { attribute: job_title, in_list: titles } }'
    echo "$rest_of_card"
} >"$workspace/scoring.yaml"
command_line "check --no-data, a list of 100,000" check --no-data
scored "scores, a tenth, a list of 100,000" score "$workspace"
sed 's/since: 2025-12-22/since: 2024-06-03/' "$home/benchmarks/score/scoring.yaml" >"$workspace/scoring.yaml"
benchmark ScoreBenchmark clear "$workspace"
benchmark ScoreBenchmark news "$workspace" "$((leads / 10))" 1000 "news-$(date +%s)"
command_line "run --scores-only, a tenth, 83 weeks" "$as_of" run --scores-only
grep -E '^(import|score|qualify|handoff|publish) ' "$folder/out" | sed 's/^/  /'
cp "$home/benchmarks/score/scoring.yaml" "$workspace"

workspace "$leads" "$events"
scored "floor" floor "$workspace" "$home/benchmarks/score/floor.sql"
read -r floor floor_cpu rest <"$folder/out"
scored "scores" score "$workspace"
read -r mine mine_cpu rest <"$folder/out"
benchmark ScoreBenchmark compare "$workspace"
echo "  scores take $(ratio "$mine" "$floor") times the floor, by CPU $(ratio "$mine_cpu" "$floor_cpu")"
scored "scores and reasons" reasons "$workspace"
read -r mine mine_cpu rest <"$folder/out"
echo "  with reasons $(ratio "$mine" "$floor") times the floor, by CPU $(ratio "$mine_cpu" "$floor_cpu")"
options="$java -Dplumbline.memory=512MB"
scored "scores, limited to 512 MB" score "$workspace"
scored "scores and reasons, limited to 512 MB" reasons "$workspace"
benchmark ScoreBenchmark compare "$workspace"
options=$java
benchmark ScoreBenchmark clear "$workspace"
name=news-$(date +%s)
benchmark ScoreBenchmark news "$workspace" "$leads" 10000 "$name"
# The levels of the Mondays before are folded, and what is due already is handed over, by a run before the one measured.
command_line "run --scores-only, the first" "$as_of" run --scores-only
benchmark ScoreBenchmark news "$workspace" "$leads" 10000 "$name-again"
command_line "run --scores-only, 10,000 new events" "$as_of" run --scores-only
grep -E '^(import|score|qualify|handoff|publish) ' "$folder/out" | sed 's/^/  /'
command_line "score --lead" "$as_of" score --lead L00000042
command_line "score --lead, again" "$as_of" score --lead L00000043
