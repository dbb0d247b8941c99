namespace AgentOS.Cli.Commands.Files;

/// <summary>One side of a copy: <c>agent:/path</c> is in the agent, everything else on the host.</summary>
internal readonly record struct FileLocation(string Path, bool IsInAgent)
{
    private const string Prefix = "agent:";

    public static FileLocation Parse(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) ? new FileLocation('/' + text[Prefix.Length..].TrimStart('/'), true) : new FileLocation(text, false);
}
