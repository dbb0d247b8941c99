namespace AgentOS.Cli.Commands.Completions;

/// <summary>
/// The scripts. Each asks the program itself (System.CommandLine's <c>[suggest]</c> directive, a few milliseconds), so they never go stale,
/// and falls back to file names. Candidates are never given to the shell for expansion: they can be names an agent chose.
/// </summary>
internal static class CompletionScripts
{
    private const string Bash =
        """
        # Completion of agentos for bash.
        _agentos() {
            local word=${COMP_WORDS[COMP_CWORD]} line=${COMP_LINE:0:COMP_POINT} candidate
            line=${line#* }
            COMPREPLY=()
            while IFS= read -r candidate; do
                [[ $candidate == "$word"* && ( $candidate != -* || $word == -* ) ]] && COMPREPLY+=("$candidate")
            done < <("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)
        }
        complete -o bashdefault -o default -F _agentos agentos agentstore agent

        """;

    private const string Zsh =
        """
        #compdef agentos agentstore agent
        # Completion of agentos for zsh.
        local line=${LBUFFER#* }
        local -a candidates
        candidates=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
        [[ ${words[CURRENT]} == -* ]] || candidates=("${(@)candidates:#-*}")
        compadd -a candidates || _files

        """;

    private const string Fish =
        """
        # Completion of agentos for fish.
        function __agentos_candidates
            set -l line (commandline -cp | string replace -r '^\S+ ' '')
            set -l candidates (agentos "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)
            string match -q -- '-*' (commandline -ct); or set candidates (string match -v -- '-*' $candidates)
            printf '%s\n' $candidates
        end
        complete -c agentos -a '(__agentos_candidates)'

        """;

    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish"];

    public static string For(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        _ => Fish,
    };
}
