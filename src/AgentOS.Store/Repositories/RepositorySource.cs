using AgentOS.Errors;
using AgentOS.Store.Packages;
using AgentOS.Store.Repositories.Cache;
using AgentOS.Store.Repositories.Git;

namespace AgentOS.Store.Repositories;

/// <summary>Repositories elsewhere, through the cache: what is there and fresh is used, anything else is fetched; without a network what is there will do.</summary>
/// <param name="cache">The folder of all repositories.</param>
/// <param name="token">Finds tokens for private ones.</param>
/// <param name="time">The clock.</param>
internal sealed class RepositorySource(string cache, RepositoryToken token, TimeProvider time)
{
    /// <summary>Gets the files an address means.</summary>
    /// <exception cref="AgentOSException"><see cref="RepositoryErrors"/>, <see cref="PackageErrors"/>.</exception>
    public async Task<FetchedRepository> GetAsync(RepositoryAddress address, PackageRequest request, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        // Waits for other processes; one of them may be fetching this very repository.
        using CachedRepository kept = await Task.Run(() => CachedRepository.Open(cache, address.Url), cancellationToken);
        string key = KeyOf(address, request.Reference);
        CachedReference? known = kept.Record.References.GetValueOrDefault(key);
        if (known?.IsFresh(time.GetUtcNow()) == true && !request.Refresh)
        {
            if (kept.Find(known.Commit, known.Folder) is { } content)
            {
                kept.NoteUse(known.Commit, known.Folder, time.GetUtcNow());
                return new FetchedRepository(known.Commit, known.Folder, content);
            }

            progress?.Report("The copy in the cache was changed since it was fetched; fetching it again.");
        }

        using CancellationTokenSource patience = new(RepositoryLimits.Patience, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await new RepositoryFetch(kept, address, new RemoteRepository(address, token), time).RunAsync(key, request.Reference, progress, either.Token);
        }
        catch (GitFailure failure) when (failure.Definition == RepositoryErrors.Unreachable && !request.Refresh && known is not null && kept.Find(known.Commit, known.Folder) is { } content)
        {
            progress?.Report($"{address.Host} cannot be reached; using the copy of {known.AskedAt:yyyy-MM-dd HH:mm} UTC from the cache.");
            return new FetchedRepository(known.Commit, known.Folder, content);
        }
        catch (GitFailure failure)
        {
            throw failure.ToError(address);
        }
        catch (OperationCanceledException timeout) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new AgentOSException(RepositoryErrors.TooSlow, "fetch", address.Url, null, timeout);
        }
    }

    private static string KeyOf(RepositoryAddress address, string? chosen) =>
        $"{chosen ?? address.Reference}|{address.Tree}|{address.Folder}";
}
