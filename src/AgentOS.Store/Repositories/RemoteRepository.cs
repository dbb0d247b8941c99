using AgentOS.Store.Repositories.Git;

namespace AgentOS.Store.Repositories;

/// <summary>Finds the token for a host; null when there is none.</summary>
/// <param name="host">Its name, small letters.</param>
public delegate string? RepositoryToken(string host);

/// <summary>A repository elsewhere. It is asked without a token first: most need none, and what is not sent is not lost.</summary>
internal sealed class RemoteRepository(RepositoryAddress address, RepositoryToken token)
{
    private GitAccess? _access;
    private bool _hasLooked;

    /// <summary>Its branches and tags.</summary>
    /// <exception cref="GitFailure">git failed.</exception>
    public async Task<RemoteReferences> ListAsync(CancellationToken cancellationToken) =>
        new(address, await AskAsync(["ls-remote", "--symref", "--", address.Url, "HEAD", "refs/heads/*", "refs/tags/*"], cancellationToken));

    /// <summary>Fetches one commit into an empty repository.</summary>
    /// <param name="wanted">Which.</param>
    /// <param name="repository">The bare repository it goes to.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The commit.</returns>
    /// <exception cref="GitFailure">git failed.</exception>
    public async Task<string> FetchAsync(WantedCommit wanted, string repository, CancellationToken cancellationToken)
    {
        const string kept = "refs/agentos/wanted";
        bool isWhole = wanted.Kind != ReferenceKind.Commit || wanted.Commit is not null;
        if (isWhole)
        {
            try
            {
                await FetchAsync(repository, ["--depth=1"], [$"+{wanted.Source}:{kept}"], cancellationToken);
                return await CommitAsync(repository, kept, cancellationToken);
            }
            catch (GitFailure failure) when (wanted.Kind == ReferenceKind.Commit && failure.Definition == RepositoryErrors.GitFailed)
            {
                // Old servers hand out branches and tags only (uploadpack.allowAnySHA1InWant): all of them, then.
            }
        }

        await FetchAsync(repository, [], ["+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"], cancellationToken);
        return await CommitAsync(repository, wanted.Source, cancellationToken);
    }

    private Task FetchAsync(string repository, string[] options, string[] references, CancellationToken cancellationToken) => AskAsync(
        [$"--git-dir={repository}", "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-auto-maintenance", "--no-write-fetch-head", .. options, "--", address.Url, .. references],
        cancellationToken);

    private static async Task<string> CommitAsync(string repository, string name, CancellationToken cancellationToken) =>
        System.Text.Encoding.ASCII.GetString(await GitProgram.RunAsync(
            [$"--git-dir={repository}", "rev-parse", "--quiet", "--verify", "--end-of-options", $"{name}^{{commit}}"], access: null, cancellationToken)).Trim();

    private async Task<byte[]> AskAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await GitProgram.RunAsync(arguments, _access, cancellationToken);
        }
        catch (GitFailure failure) when (!_hasLooked && address.IsConfidential && (failure.Definition == RepositoryErrors.Private || failure.Definition == RepositoryErrors.NotFound))
        {
            _hasLooked = true;
            if (token(address.Host) is not { } found)
                throw;
            _access = GitAccess.Of(address, found);
            return await GitProgram.RunAsync(arguments, _access, cancellationToken);
        }
    }
}
