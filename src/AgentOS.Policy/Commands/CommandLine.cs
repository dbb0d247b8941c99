namespace AgentOS.Policy.Commands;

/// <summary>Everything a command line would start, as far as it can be told from its text.</summary>
internal static class CommandLine
{
    private const int MostNested = 8;

    /// <summary>The programs it names, those inside <c>sudo</c>, <c>bash -c</c> and the like included.</summary>
    /// <exception cref="FormatException">It cannot be followed; says why.</exception>
    public static IReadOnlyList<ShellCommand> Read(string text)
    {
        List<ShellCommand> all = [];
        foreach (ShellCommand command in ShellParser.Parse(text))
            Add(command, all, 0);
        return all;
    }

    private static void Add(ShellCommand command, List<ShellCommand> all, int depth)
    {
        if (depth > MostNested || all.Count > ShellParser.MostCommands)
            throw new FormatException("it hides commands in commands too deep or too often");
        all.Add(command);
        if (CommandPrefix.Inside(command) is { } inner)
            Add(command.With(inner), all, depth + 1);
        foreach (IReadOnlyList<ShellWord> action in FindActions.Inside(command))
            Add(command.With(action), all, depth + 1);
        foreach (string script in CommandScript.Inside(command))
        {
            foreach (ShellCommand started in ShellParser.Parse(script))
            {
                started.Feeders.AddRange(command.Feeders);
                Add(started, all, depth + 1);
            }
        }
    }
}
