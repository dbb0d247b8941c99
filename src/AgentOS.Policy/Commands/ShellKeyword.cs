namespace AgentOS.Policy.Commands;

/// <summary>Words that are the shell's own where a command could begin (POSIX Shell Command Language, 2.4).</summary>
internal static class ShellKeyword
{
    /// <summary>Those after which a command begins or may begin.</summary>
    public static bool IsPassed(string word) => word is "if" or "then" or "elif" or "else" or "while" or "until" or "do" or "!" or "coproc" or "fi" or "done" or "esac" or "}";

    /// <summary>Those whose words are no command.</summary>
    public static bool IsList(string word) => word is "for" or "select" or "case";
}
