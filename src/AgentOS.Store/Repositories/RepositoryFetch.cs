using AgentOS.Errors;
using AgentOS.Store.Packages;
using AgentOS.Store.Repositories.Cache;
using AgentOS.Store.Repositories.Git;

namespace AgentOS.Store.Repositories;

/// <summary>Brings one repository's folder of the cache up to date. The repository that git fetches into lives only meanwhile: what git keeps in one could be used to deceive it later.</summary>
internal sealed class RepositoryFetch(CachedRepository kept, RepositoryAddress address, RemoteRepository remote, TimeProvider time)
{
    /// <exception cref="GitFailure">git failed.</exception>
    /// <exception cref="AgentOSException">What is there is not wanted.</exception>
    public async Task<FetchedRepository> RunAsync(string key, string? chosen, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        progress?.Report($"Asking {address.Url}");
        RemoteReferences references = await remote.ListAsync(cancellationToken);
        WantedCommit wanted = references.Resolve(chosen);
        if (wanted.Commit is { } commit && kept.Find(commit, wanted.Folder) is { } present)
            return Note(key, wanted, commit, present);

        progress?.Report($"Fetching {address.Url} ({wanted.Source})");
        string place = kept.MakeUnfinished(), repository = Path.Combine(place, "git"), files = Path.Combine(place, "files");
        await GitProgram.RunAsync(["init", "--quiet", "--bare", "--template=", "--", repository], access: null, cancellationToken);
        string fetched = await FetchAsync(wanted, chosen, repository, cancellationToken);
        await UnpackAsync(repository, fetched, wanted.Folder, files, cancellationToken);
        string digest = PackageContent.Read(files).Digest;
        return Note(key, wanted, fetched, kept.Adopt(files, new CachedTree(fetched, wanted.Folder, digest, time.GetUtcNow())));
    }

    private async Task<string> FetchAsync(WantedCommit wanted, string? chosen, string repository, CancellationToken cancellationToken)
    {
        try
        {
            return await remote.FetchAsync(wanted, repository, cancellationToken);
        }
        catch (GitFailure failure) when (wanted.Kind == ReferenceKind.Commit && failure.Definition == RepositoryErrors.GitFailed)
        {
            throw new AgentOSException(RepositoryErrors.UnknownReference, "fetch", $"{address.Url}@{chosen ?? wanted.Source}", failure.Detail.Length == 0 ? null : failure.Detail, failure);
        }
    }

    private async Task UnpackAsync(string repository, string commit, string? folder, string files, CancellationToken cancellationToken)
    {
        string tree = folder is null ? commit : $"{commit}:{folder}";
        byte[] listing;
        try
        {
            listing = await GitProgram.RunAsync([$"--git-dir={repository}", "ls-tree", "-r", "-z", "-l", "--full-tree", tree], access: null, cancellationToken);
        }
        catch (GitFailure failure) when (folder is not null)
        {
            throw new AgentOSException(RepositoryErrors.Empty, "fetch", $"{address.Url}#{folder}", "there is no such folder", failure);
        }

        PackageWriter writer = new(files);
        using GitProcess git = GitProcess.Start([$"--git-dir={repository}", "cat-file", "--batch"], access: null, cancellationToken);
        BlobCopy copy = new(git, writer);
        foreach (TreeEntry file in TreeListing.Parse(listing, address.Url))
            await copy.TakeAsync(file, cancellationToken);
        git.Input.Close();
        await git.FinishAsync(cancellationToken);
    }

    private FetchedRepository Note(string key, WantedCommit wanted, string commit, PackageContent content)
    {
        kept.NoteUse(commit, wanted.Folder, time.GetUtcNow());
        kept.Note(key, new CachedReference(wanted.Kind, commit, wanted.Folder, time.GetUtcNow()));
        _ = kept.RemoveUnused(time.GetUtcNow() - StoreDirectories.UnusedAge);
        return new FetchedRepository(commit, wanted.Folder, content);
    }
}
