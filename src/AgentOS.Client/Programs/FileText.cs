namespace AgentOS.Client.Programs;

/// <summary>A file's content.</summary>
/// <param name="Content">As text.</param>
/// <param name="Size">Bytes of the file.</param>
public sealed record FileText(string Content, long Size)
{
    /// <summary>Whether it is no UTF-8, and what is not was replaced by U+FFFD.</summary>
    public bool Lossy { get; init; }
}
