namespace AgentOS.Policy.Commands;

/// <summary>The commands in <c>find … -exec COMMAND ;</c>.</summary>
internal static class FindActions
{
    /// <summary>Each of them.</summary>
    public static IEnumerable<IReadOnlyList<ShellWord>> Inside(ShellCommand command)
    {
        if (command.Program is not "find")
            yield break;
        for (int at = 1; at < command.Words.Count; at++)
        {
            if (command.Words[at].Text is "-exec" or "-execdir" or "-ok" or "-okdir")
                yield return [.. command.Words.Skip(at + 1).TakeWhile(word => word.Text is not (";" or "+"))];
        }
    }
}
