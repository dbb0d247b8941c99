using System.Text;
using System.Text.Json;
using AgentOS.Linux.Private;
using AgentOS.Storage.Hashing;
using AgentOS.Store.Packages;

namespace AgentOS.Store.Repositories.Cache;

/// <summary>One repository's folder in the cache, held by this process alone (flock(2)) until it is disposed.</summary>
internal sealed class CachedRepository : IDisposable
{
    internal const string RecordName = "repository.json";
    private const string Unfinished = ".new-";
    private const int LongestRecord = 8 << 20, HashDigits = 16;

    private static readonly TimeSpan s_useInterval = TimeSpan.FromDays(1);

    private readonly PrivateDirectory _directory;
    private readonly IDisposable _lock;

    private CachedRepository(PrivateDirectory directory, string url)
    {
        _directory = directory;
        _lock = directory.Lock();
        Record = Read(directory) is { } record && record.Url == url ? record : new RepositoryRecord { Url = url };
    }

    /// <summary>What is known of it.</summary>
    public RepositoryRecord Record { get; }

    /// <summary>Opens it, making it when missing, and waits until no other process has it.</summary>
    /// <param name="cache">The folder of all repositories.</param>
    /// <param name="url">Which one.</param>
    public static CachedRepository Open(string cache, string url)
    {
        PrivateDirectory directory = PrivateDirectory.Open(Path.Combine(cache, NameOf(url)));
        try
        {
            CachedRepository repository = new(directory, url);
            repository.RemoveUnfinished();
            return repository;
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <summary>The name of a repository's folder: a hash, and the address' end for people.</summary>
    public static string NameOf(string url)
    {
        string end = url[(url.LastIndexOfAny(['/', ':']) + 1)..];
        return $"{Hash(url)}-{string.Concat(end.Where(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_').Take(40))}";
    }

    /// <summary>Reads a repository's record; null when there is none, or none that can be read.</summary>
    public static RepositoryRecord? Read(PrivateDirectory directory)
    {
        try
        {
            return directory.Read(RecordName, LongestRecord) is { } json ? JsonSerializer.Deserialize(json, RepositoryJson.Default.RepositoryRecord) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or Linux.LinuxException or ExposedFileException)
        {
            // Nothing of it is believed; what is missing is fetched again.
            return null;
        }
    }

    /// <summary>The files of a commit, if they are here and as git handed them out.</summary>
    public PackageContent? Find(string commit, string? folder)
    {
        string name = TreeName(commit, folder);
        string path = Path.Combine(_directory.Path, name);
        if (!ReferenceName.IsCommit(commit) || !Record.Trees.TryGetValue(name, out CachedTree? tree) || !Directory.Exists(path))
            return null;
        try
        {
            PackageContent content = PackageContent.Read(path);
            return content.Digest == tree.Digest ? content : null;
        }
        catch (Exception damaged) when (damaged is Errors.AgentOSException or Linux.LinuxException)
        {
            return null;
        }
    }

    /// <summary>A folder to fetch into; what is left in it goes at the next opening.</summary>
    public string MakeUnfinished() => Directory.CreateDirectory(Path.Combine(_directory.Path, $"{Unfinished}{Environment.ProcessId}")).FullName;

    /// <summary>Puts fetched files in their place.</summary>
    /// <returns>They.</returns>
    public PackageContent Adopt(string files, CachedTree tree)
    {
        string name = TreeName(tree.Commit, tree.Folder);
        string path = Path.Combine(_directory.Path, name);
        new CachedDirectory(path).Remove();
        Directory.Move(files, path);
        Record.Trees[name] = tree;
        return PackageContent.Read(path);
    }

    /// <summary>Notes what a name means now.</summary>
    public void Note(string key, CachedReference reference)
    {
        Record.References[key] = reference;
        Write();
    }

    /// <summary>Notes that the files of a commit are wanted; written once a day at most.</summary>
    public void NoteUse(string commit, string? folder, DateTimeOffset now)
    {
        if (!Record.Trees.TryGetValue(TreeName(commit, folder), out CachedTree? tree) || now - tree.UsedAt < s_useInterval)
            return;
        tree.UsedAt = now;
        Write();
    }

    /// <summary>Removes the commits that nobody used since.</summary>
    /// <returns>They.</returns>
    public IReadOnlyList<string> RemoveUnused(DateTimeOffset since)
    {
        string[] unused = [.. Record.Trees.Where(tree => tree.Value.UsedAt < since).Select(tree => tree.Key)];
        string[] commits = [.. unused.Select(name => Record.Trees[name].Commit).Distinct(StringComparer.Ordinal)];
        foreach (string name in unused)
            Record.Trees.Remove(name);
        foreach (string key in Record.References.Where(reference => !Record.Trees.ContainsKey(TreeName(reference.Value.Commit, reference.Value.Folder))).Select(reference => reference.Key).ToArray())
            Record.References.Remove(key);
        // The record first: what it does not name counts for nothing, and goes now or the next time.
        if (unused.Length > 0)
            Write();
        foreach (string left in Directory.EnumerateDirectories(_directory.Path).Where(path => !Record.Trees.ContainsKey(Path.GetFileName(path))))
            new CachedDirectory(left).Remove();
        return commits;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        RemoveUnfinished();
        _lock.Dispose();
        _directory.Dispose();
    }

    private static string TreeName(string commit, string? folder) => folder is null ? commit : $"{commit}-{Hash(folder)}";

    private static string Hash(string text)
    {
        Span<byte> hash = stackalloc byte[Sha256.Length];
        Sha256.Compute(Encoding.UTF8.GetBytes(text), hash);
        return Convert.ToHexStringLower(hash)[..HashDigits];
    }

    private void Write() => _directory.Replace(RecordName, JsonSerializer.SerializeToUtf8Bytes(Record, RepositoryJson.Default.RepositoryRecord));

    // The lock is held: whoever made them was killed.
    private void RemoveUnfinished()
    {
        foreach (string left in Directory.EnumerateDirectories(_directory.Path, $"{Unfinished}*"))
            new CachedDirectory(left).Remove();
    }
}
