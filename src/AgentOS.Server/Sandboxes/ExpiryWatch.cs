using AgentOS.Errors;
using AgentOS.Fleet;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgentOS.Server.Sandboxes;

/// <summary>Deletes, or pauses, sandboxes whose time is over. That is written on them, so a server that was not there when it came does it at its start.</summary>
internal sealed partial class ExpiryWatch(ISandboxes sandboxes, TimeProvider clock, ILogger<ExpiryWatch> log) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    /// <summary>Ends those whose time is over now.</summary>
    public async Task SweepAsync()
    {
        DateTimeOffset now = clock.GetUtcNow();
        foreach (SandboxInfo sandbox in sandboxes.List().Where(sandbox => sandbox.Labels.ExpiresAt <= now))
            await EndAsync(sandbox);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(s_interval, clock);
        do
        {
            try
            {
                await SweepAsync();
            }
            catch (Exception failure) when (failure is AgentOSException or IOException or UnauthorizedAccessException)
            {
                LogFailure("list", failure.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task EndAsync(SandboxInfo sandbox)
    {
        try
        {
            if (!sandbox.Labels.IsPausedAtEnd)
                await sandboxes.DeleteAsync(sandbox.Id);
            else
                await PauseAsync(sandbox);
        }
        catch (Exception failure) when (failure is AgentOSException or IOException or UnauthorizedAccessException)
        {
            LogFailure(sandbox.Id, failure.Message);
        }
    }

    // A paused one has all the time there is.
    private async Task PauseAsync(SandboxInfo sandbox)
    {
        if (sandbox.State == SandboxState.Running)
            await sandboxes.PauseAsync(sandbox.Id);
        sandboxes.Label(sandbox.Id, sandbox.Labels with { ExpiresAt = null });
    }

    [LoggerMessage(1, LogLevel.Warning, "sandbox {Sandbox} could not be ended at its time: {Reason}")]
    private partial void LogFailure(string sandbox, string reason);
}
