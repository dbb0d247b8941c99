namespace AgentOS.Kernel;

/// <summary>A directory of the host shown to a program as its own: it may change everything, and what it changes is gone when it has ended.</summary>
/// <param name="Destination">Where it is shown: absolute, inside.</param>
/// <param name="Base">The directory, absolute and without links; it is only read.</param>
public sealed record ScratchLayer(string Destination, string Base)
{
    private const string Mark = ".layer-";

    /// <summary>Whether it may change nothing.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Removes what killed runs of an agent left.</summary>
    /// <param name="database">The agent's file; nobody has it in use.</param>
    public static void RemoveAll(string database)
    {
        string directory = Path.GetDirectoryName(Path.GetFullPath(database))!;
        foreach (string left in Directory.Exists(directory) ? Directory.EnumerateFiles(directory, Path.GetFileName(database) + Mark + "*") : [])
            File.Delete(left);
    }

    /// <summary>The file that keeps what is changed, while it runs.</summary>
    internal static string FileOf(string database, int number) => $"{database}{Mark}{number}";
}
