# title: sequential write + fsync, 1 MiB blocks, 1 GiB
# compares: speed
# target: agent/native >= 0.5

measured() { "$INPUTS/tools/stream" write file "$STREAM_MEBIBYTES"; }

fingerprint() {
    "$INPUTS/tools/stream" read file "$STREAM_MEBIBYTES" > /dev/null
    stat --format %s file
}

reset() { rm -f file; }
