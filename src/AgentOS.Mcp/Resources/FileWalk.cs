using System.Runtime.CompilerServices;
using AgentOS.Client.Files;

namespace AgentOS.Mcp.Resources;

/// <summary>Walks all files below a directory, in the order of their paths, and only as far as somebody reads.</summary>
internal static class FileWalk
{
    /// <param name="files">The agent's files.</param>
    /// <param name="after">Only what comes after this path; null is all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static IAsyncEnumerable<(string Path, FileEntry Entry)> AllAsync(AgentFiles files, string? after, CancellationToken cancellationToken) =>
        BelowAsync(files, "", after, cancellationToken);

    private static async IAsyncEnumerable<(string Path, FileEntry Entry)> BelowAsync(
        AgentFiles files, string directory, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<FileEntry> entries = await files.ListAsync(directory.Length == 0 ? "/" : directory, withStatus: true, cancellationToken).ConfigureAwait(false);
        foreach (FileEntry entry in entries.OrderBy(SortName, StringComparer.Ordinal))
        {
            string path = $"{directory}/{entry.Name}";
            if (entry.Type == "f" && (after is null || string.CompareOrdinal(path, after) > 0))
                yield return (path, entry);
            if (entry.Type == "d" && !IsBefore(path, after))
            {
                await foreach ((string, FileEntry) below in BelowAsync(files, path, after, cancellationToken).ConfigureAwait(false))
                    yield return below;
            }
        }
    }

    // So that "a.txt" and what is in "a" come in the order of their whole paths.
    private static string SortName(FileEntry entry) => entry.Type == "d" ? entry.Name + "/" : entry.Name;

    // Whether everything below a directory comes before a path.
    private static bool IsBefore(string directory, string? after) =>
        after is not null && string.CompareOrdinal(directory + "/", after) < 0 && !after.StartsWith(directory + "/", StringComparison.Ordinal);
}
