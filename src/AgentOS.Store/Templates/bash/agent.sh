#!/bin/bash
# {{display_name}}: an agent of the Ooze protocol, one JSON object a line on standard input and output.

# The value of a key that holds a text, still written as JSON: it can go into an answer as it is.
text() {
    [[ $2 =~ \"$1\":\ *\"(([^\"\\]|\\.)*)\" ]] && printf %s "${BASH_REMATCH[1]}"
}

answer() {
    printf 'You said: %s' "$1"
}

printf '{"type": "ready"}\n'
while IFS= read -r line; do
    case $(text type "$line") in
        shutdown) break ;;
        message)
            printf '{"type": "response", "content": "%s", "message_id": "%s", "done": true}\n' \
                "$(answer "$(text content "$line")")" "$(text message_id "$line")"
            ;;
    esac
done
