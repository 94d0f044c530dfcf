#!/bin/sh
# Holds the points audit's verdicts against the truth of generated markets, and prints the true role of each rule against its
# verdict: markets in which the rules touch 330 to 1,700 conversions, then smaller ones with 130 to 700, where rules of a
# neighbouring role are told apart less often. The last line of each table counts verdicts that are not the role, and rules
# with at least 200 conversions that are left open. Not part of the build.
#
#   benchmarks/audit.sh SEEDS     how many markets of each size; 20 take some 40 s of CPU
set -eu
[ $# -ge 1 ] || {
    sed -n 's/^#   //p' "$0"
    exit 2
}
home=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$home"
for leads in 9000 3500; do
    echo "$leads leads"
    mvn -q -o test -pl training -am -Dtest=PointsAuditTruthTest -Dsurefire.failIfNoSpecifiedTests=false \
        "-Dtest.args=-Daudit.seeds=$1 -Daudit.leads=$leads" 2>&1 |
        grep -E 'role against|wrong [0-9]+ of|what would change|preferred:' || true
done
