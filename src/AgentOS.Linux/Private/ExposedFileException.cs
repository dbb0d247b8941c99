namespace AgentOS.Linux.Private;

/// <summary>A file or directory that should be one user's own is open to others, or is something else than it should be.</summary>
/// <param name="path">It.</param>
/// <param name="detail">What is wrong with it.</param>
/// <param name="remedy">The command that mends it.</param>
public sealed class ExposedFileException(string path, string detail, string remedy) : Exception($"{path}: {detail}")
{
    /// <summary>It.</summary>
    public string Path { get; } = path;

    /// <summary>What is wrong with it.</summary>
    public string Detail { get; } = detail;

    /// <summary>The command that mends it.</summary>
    public string Remedy { get; } = remedy;
}
