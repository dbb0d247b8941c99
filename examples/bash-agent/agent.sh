#!/bin/bash
# An agent without a JSON library: a field of a message is cut out with sed, which is enough for texts without quotes.
# Agents that are more than an example use jq(1) or another language.

field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" <<<"$line"; }

echo '{"type":"ready"}'
while IFS= read -r line; do
    id=$(field message_id)
    case $(field type) in
        shutdown) exit 0 ;;
        message)
            words=$(field content | wc -w)
            printf '{"type":"response","content":"%s words","message_id":"%s","done":true}\n' "$words" "$id"
            ;;
    esac
done
