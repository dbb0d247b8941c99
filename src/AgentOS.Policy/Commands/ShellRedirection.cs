namespace AgentOS.Policy.Commands;

/// <summary>The operators of redirection (POSIX Shell Command Language, 2.7; bash: <c>&amp;&gt;</c>, <c>&lt;&lt;&lt;</c>).</summary>
internal static class ShellRedirection
{
    public const string Document = "<<", TabbedDocument = "<<-", Text = "<<<";

    // Longer ones first.
    private static readonly string[] s_operators = [Text, TabbedDocument, "&>>", Document, "<&", "<>", "<", "&>", ">>", ">&", ">|", ">"];

    /// <summary>Takes the one that comes next.</summary>
    public static string Take(ShellSource source) => s_operators.First(source.TryTake);

    /// <summary>Whether a file is written.</summary>
    public static bool IsOutput(string operation) => operation.Contains('>', StringComparison.Ordinal);

    /// <summary>Whether lines of the script are read.</summary>
    public static bool IsDocument(string operation) => operation is Document or TabbedDocument;
}
