# title: sequential read, 1 MiB blocks, 1 GiB, caches warm
# compares: speed
# target: agent/native >= 0.7
# caches: warm

setup() { "$INPUTS/tools/stream" write file "$STREAM_MEBIBYTES"; }

prepare() { "$INPUTS/tools/stream" read file "$STREAM_MEBIBYTES"; }

measured() { "$INPUTS/tools/stream" read file "$STREAM_MEBIBYTES"; }

fingerprint() { stat --format %s file; }

teardown() { rm -f file; }
