using AgentOS.Linux.Private;

namespace AgentOS.Store.Repositories.Cache;

/// <summary>All fetched repositories.</summary>
/// <param name="directory">Where they are.</param>
public sealed class RepositoryCache(string directory)
{
    /// <summary>Lists them, by address.</summary>
    public IReadOnlyList<CachedRepositorySummary> List()
    {
        if (!Directory.Exists(directory))
            return [];
        List<CachedRepositorySummary> found = [];
        foreach (string folder in Directory.EnumerateDirectories(directory))
        {
            using PrivateDirectory opened = PrivateDirectory.Open(folder);
            // One that is being fetched for the first time has no record yet.
            if (CachedRepository.Read(opened) is { References.Count: > 0 } record)
                found.Add(Summarise(record, folder));
        }

        return [.. found.OrderBy(summary => summary.Url, StringComparer.Ordinal)];
    }

    /// <summary>Removes one repository, waiting for whoever fetches it.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Clear(RepositoryAddress address)
    {
        string folder = Path.Combine(directory, CachedRepository.NameOf(address.Url));
        if (!Directory.Exists(folder))
            return false;
        Remove(folder);
        return true;
    }

    /// <summary>Removes all of them.</summary>
    /// <returns>Their addresses.</returns>
    public IReadOnlyList<string> ClearAll()
    {
        IReadOnlyList<string> cleared = [.. List().Select(summary => summary.Url)];
        if (Directory.Exists(directory))
        {
            foreach (string folder in Directory.EnumerateDirectories(directory))
                Remove(folder);
        }

        return cleared;
    }

    /// <summary>Removes the commits that nobody used since, waiting for whoever fetches.</summary>
    /// <returns>Each as <c>URL@COMMIT</c>.</returns>
    public IReadOnlyList<string> ClearUnused(DateTimeOffset since)
    {
        List<string> cleared = [];
        foreach (CachedRepositorySummary summary in List())
        {
            using CachedRepository repository = CachedRepository.Open(directory, summary.Url);
            cleared.AddRange(repository.RemoveUnused(since).Select(commit => $"{summary.Url}@{commit}"));
        }

        return cleared;
    }

    private static CachedRepositorySummary Summarise(RepositoryRecord record, string folder) => new(
        record.Url,
        [.. record.References.Values.Select(reference => reference.Commit).Distinct(StringComparer.Ordinal)],
        record.References.Values.Max(reference => reference.AskedAt),
        new CachedDirectory(folder).Bytes);

    private static void Remove(string folder)
    {
        using PrivateDirectory opened = PrivateDirectory.Open(folder);
        using IDisposable held = opened.Lock();
        // Without its record nothing in it counts, whatever happens from here on.
        opened.Remove(CachedRepository.RecordName);
        new CachedDirectory(folder).Remove();
    }
}
