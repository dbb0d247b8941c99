namespace AgentOS.Store.Repositories.Git;

/// <summary>Runs git.</summary>
internal static class GitProgram
{
    /// <summary>Runs it to its end.</summary>
    /// <returns>What it wrote.</returns>
    /// <exception cref="GitFailure">It failed.</exception>
    public static async Task<byte[]> RunAsync(IEnumerable<string> arguments, GitAccess? access, CancellationToken cancellationToken)
    {
        using GitProcess git = GitProcess.Start(arguments, access, cancellationToken);
        git.Input.Close();
        byte[] output = await BoundedReading.AllAsync(git.Output, RepositoryLimits.ListBytes, cancellationToken);
        await git.FinishAsync(cancellationToken);
        return output;
    }
}
