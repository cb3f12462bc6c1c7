# Sums the TAP of one suite: prints its failures and "PASSED FAILED" last.
# usage: awk -f tap_sum.awk -v status=EXIT_STATUS FILE
/^ok/ { passed++; shown = 0; next }
/^not ok/ {
    if ($0 ~ /# *TODO/) next
    failed++; shown = 1
    print "    " $0
    next
}
/^1\.\.[0-9]+/ { plan = substr($1, 4) + 0; planned = 1; next }
/^Bail out!/ { print "    " $0; next }
/^#/ { if (shown) print "    " $0 }
END {
    if (!planned) {
        print "    printed no plan"
        missing = 1
    } else if (plan > passed + failed) {
        missing = plan - passed - failed
        print "    " missing " tests did not run"
    }
    if (status != 0 && failed + missing == 0) {
        print "    ended with status " status
        missing = 1
    }
    print passed + 0, failed + missing
}
