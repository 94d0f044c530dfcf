#!/bin/sh
# Measures storing a prediction for every lead by a model of forty terms over attributes, three times, and the least that
# DuckDB must do for it. Needs a quiet machine to say anything about wall time.
#
#   benchmarks/predict.sh FOLDER [LEADS]     FOLDER holds the store and is reused; 10000000 take 1.5 GB
set -eu
. "$(dirname "$0")/common.sh"

leads=${2:-10000000}
generated PredictBenchmark "$folder/$leads-leads.duckdb" "$leads"
benchmark PredictBenchmark predict "$store"
whole_process
