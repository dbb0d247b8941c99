namespace AgentOS.Client.Server;

/// <summary>What a server is told of a live program besides its input: <c>resize</c>, <c>signal</c>, <c>eof</c>.</summary>
internal sealed record TerminalWord(string Type)
{
    public int? Rows { get; set; }

    public int? Cols { get; set; }

    public int? Signal { get; set; }
}
