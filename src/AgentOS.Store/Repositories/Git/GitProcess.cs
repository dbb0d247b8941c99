using System.ComponentModel;
using System.Diagnostics;
using AgentOS.Errors;

namespace AgentOS.Store.Repositories.Git;

/// <summary>A running git, ended with all its helpers when it is disposed.</summary>
internal sealed class GitProcess : IDisposable
{
    // POSIX: -f counts 512 bytes, -v 1024. The shell becomes git, so that the limits are there before git's first instruction.
    private static readonly string s_limited =
        $"ulimit -f {RepositoryLimits.FileBytes / 512}; ulimit -v {RepositoryLimits.MemoryBytes / 1024}; exec git \"$@\"";

    private const int LongestComplaint = 16 * 1024;

    private readonly Process _process;
    private readonly Task<byte[]> _complaint;

    private GitProcess(Process process, CancellationToken cancellationToken)
    {
        _process = process;
        _complaint = BoundedReading.KeepAsync(process.StandardError.BaseStream, LongestComplaint, cancellationToken);
    }

    /// <summary>What it is told.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>What it answers.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Starts it, away from any repository.</summary>
    /// <exception cref="AgentOSException"><see cref="RepositoryErrors.GitMissing"/>.</exception>
    public static GitProcess Start(IEnumerable<string> arguments, GitAccess? access, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new("/bin/sh", ["-c", s_limited, "git", .. arguments])
        {
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach ((string name, string value) in GitEnvironment.For(access))
            start.Environment[name] = value;
        try
        {
            return new GitProcess(Process.Start(start)!, cancellationToken);
        }
        catch (Win32Exception missing)
        {
            throw new AgentOSException(RepositoryErrors.GitMissing, "start git", "", missing.Message, missing);
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <exception cref="GitFailure">It failed.</exception>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        if (_process.ExitCode != 0)
            throw new GitFailure(_process.ExitCode, await _complaint);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }

        _process.Dispose();
    }
}
