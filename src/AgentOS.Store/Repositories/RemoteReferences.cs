using System.Text;
using AgentOS.Errors;
using AgentOS.Store.Texts;

namespace AgentOS.Store.Repositories;

/// <summary>The branches and tags of a remote, as <c>git ls-remote --symref</c> prints them.</summary>
internal sealed class RemoteReferences
{
    private const string Head = "HEAD", Branches = "refs/heads/", Tags = "refs/tags/", Peeled = "^{}", Symbolic = "ref: ";

    private readonly RepositoryAddress _address;
    private readonly Dictionary<string, string> _commits = new(StringComparer.Ordinal);

    /// <param name="address">Whose they are.</param>
    /// <param name="listing">Lines of <c>COMMIT\tNAME</c>; a tag's commit is that of <c>NAME^{}</c>.</param>
    public RemoteReferences(RepositoryAddress address, ReadOnlySpan<byte> listing)
    {
        _address = address;
        foreach (string line in Encoding.UTF8.GetString(listing).Split('\n'))
        {
            if (!line.StartsWith(Symbolic, StringComparison.Ordinal) && line.Split('\t') is [{ } commit, { } name] && ReferenceName.IsCommit(commit))
                _commits[name.EndsWith(Peeled, StringComparison.Ordinal) ? name[..^Peeled.Length] : name] = commit;
        }
    }

    /// <summary>What an address and perhaps a name of the user's mean.</summary>
    /// <exception cref="AgentOSException"><see cref="RepositoryErrors.UnknownReference"/>, <see cref="RepositoryErrors.Empty"/>.</exception>
    public WantedCommit Resolve(string? chosen)
    {
        (string? name, string? folder) = _address.Tree is { } tree ? SplitTree(tree) : (_address.Reference, null);
        folder = _address.Folder ?? folder;
        name = chosen ?? name;
        if (name is null)
        {
            return _commits.TryGetValue(Head, out string? head)
                ? new WantedCommit(ReferenceKind.Branch, Head, head, folder)
                : throw new AgentOSException(RepositoryErrors.Empty, "fetch", _address.Url, "it has no default branch");
        }

        return Find(name, folder) ?? throw new AgentOSException(RepositoryErrors.UnknownReference, "fetch", $"{_address.Url}@{name}", Suggest(name));
    }

    private WantedCommit? Find(string name, string? folder)
    {
        if (_commits.TryGetValue(Tags + name, out string? commit))
            return new WantedCommit(ReferenceKind.Tag, Tags + name, commit, folder);
        if (_commits.TryGetValue(Branches + name, out commit))
            return new WantedCommit(ReferenceKind.Branch, Branches + name, commit, folder);
        if (ReferenceName.IsCommit(name))
            return new WantedCommit(ReferenceKind.Commit, name, name, folder);
        return ReferenceName.MayBeCommit(name) ? new WantedCommit(ReferenceKind.Commit, name, Commit: null, folder) : null;
    }

    // Branches may have slashes: the longest beginning that is a name is meant, as at GitHub.
    private (string Name, string? Folder) SplitTree(string tree)
    {
        for (int at = tree.Length; at > 0; at = tree.LastIndexOf('/', at - 1))
        {
            if (ReferenceName.IsSound(tree[..at]) && Find(tree[..at], folder: null) is not null)
                return (tree[..at], at == tree.Length ? null : RepositoryFolder.Demand(tree[at..]));
        }

        return (tree, null);
    }

    private string Suggest(string name)
    {
        const int most = 5;
        string[] known = [.. _commits.Keys.Where(key => key != Head).Select(key => key[(key.IndexOf('/', "refs/".Length) + 1)..]).Distinct(StringComparer.Ordinal)];
        string[] near = [.. known.OrderBy(other => Spelling.Distance(name, other)).Take(most)];
        return near.Length == 0 ? "it has none" : $"it has {string.Join(", ", near)}{(known.Length > most ? ", …" : "")}";
    }
}
