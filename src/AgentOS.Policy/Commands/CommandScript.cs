namespace AgentOS.Policy.Commands;

/// <summary>A program that reads a script from its arguments or its input: <c>bash -c '…'</c>, <c>eval …</c>.</summary>
internal static class CommandScript
{
    /// <summary>The scripts a command carries.</summary>
    public static IEnumerable<string> Inside(ShellCommand command)
    {
        IEnumerable<string> arguments = command.Words.Skip(1).Select(word => word.Text);
        switch (command.Program)
        {
            case "eval" or "trap":
                yield return string.Join(' ', arguments);
                break;
            case "sh" or "bash" or "dash" or "zsh" or "ksh" or "ash" or "su" or "runuser" or "script" or "flock":
                if (AfterOption([.. arguments]) is { } script)
                    yield return script;
                if (command.Input.Length > 0)
                    yield return command.Input;
                break;
            case "env":
                foreach (string argument in SplitStrings([.. arguments]))
                    yield return argument;
                break;
        }
    }

    // The first word after the options that is no option's value: '-c' itself takes none (POSIX, sh).
    private static string? AfterOption(string[] arguments)
    {
        bool isFound = false;
        for (int at = 0; at < arguments.Length; at++)
        {
            string word = arguments[at];
            bool isOption = word.Length > 1 && word[0] is '-' or '+';
            if (isOption && word[1] != '-')
            {
                isFound |= word[0] == '-' && word.Contains('c', StringComparison.Ordinal);
                at += word[^1] is 'o' or 'O' ? 1 : 0;
            }
            else if (word.StartsWith("--command=", StringComparison.Ordinal))
            {
                return word["--command=".Length..];
            }
            else if (word == "--command")
            {
                isFound = true;
            }
            else if (!isOption && isFound)
            {
                return word;
            }
        }

        return null;
    }

    private static IEnumerable<string> SplitStrings(string[] arguments)
    {
        for (int at = 0; at < arguments.Length; at++)
        {
            if (arguments[at] is "-S" or "--split-string" && at + 1 < arguments.Length)
                yield return arguments[at + 1];
            else if (arguments[at].StartsWith("--split-string=", StringComparison.Ordinal))
                yield return arguments[at]["--split-string=".Length..];
            else if (arguments[at].StartsWith("-S", StringComparison.Ordinal))
                yield return arguments[at][2..];
        }
    }
}
