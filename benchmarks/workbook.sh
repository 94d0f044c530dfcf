#!/bin/sh
# Measures writing the Excel workbook of a run: every lead with its scores and the reasons of both, and who to call now. The
# Java heap is small on purpose, as rows are to leave memory once they are written; the store has a limit of its own.
# Needs a quiet machine to say anything about wall time.
#
#   benchmarks/workbook.sh FOLDER [LEADS TIMES]     100000 3 by default; Excel has room for 1048573 leads
set -eu
. "$(dirname "$0")/common.sh"

leads=${2:-100000}
options="-Xmx${WORKBOOK_HEAP:-256m}"
generated WorkbookBenchmark "$folder/$leads-workbook.duckdb" "$leads"
benchmark WorkbookBenchmark write "$store" "$folder/workbook.xlsx" "${3:-3}"
whole_process
