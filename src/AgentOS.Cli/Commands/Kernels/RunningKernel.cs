using System.Text.Json;
using AgentOS.Client;
using AgentOS.Errors;
using AgentOS.Kernel.Metrics;
using AgentOS.Linux;

namespace AgentOS.Cli.Commands.Kernels;

/// <summary>A kernel in another process, called as its operator.</summary>
internal sealed class RunningKernel : IAsyncDisposable
{
    private readonly AgentOSClient _client;

    private RunningKernel(AgentOSClient client) => _client = client;

    /// <summary>Connects to a kernel.</summary>
    /// <param name="path">Where it answers, absolute.</param>
    /// <exception cref="AgentOSException"><see cref="ClientErrors.NoKernel"/>.</exception>
    public static async Task<RunningKernel> ConnectAsync(string path) => new(await AgentOSClient.ConnectAsync(path));

    /// <summary>The machine's numbers and the kernel's.</summary>
    /// <exception cref="AgentOSException">It refuses, or has just ended.</exception>
    public async Task<KernelNumbers> MeasureAsync() => (await _client.Metrics.SystemAsync()).Deserialize(KernelsJson.Default.KernelNumbers)!;

    /// <summary>Its agents with what they use, oldest first.</summary>
    /// <exception cref="AgentOSException">It refuses, or has just ended.</exception>
    public async Task<IReadOnlyList<AgentMetrics>> MeasureAgentsAsync() =>
        (await _client.Metrics.AllAgentsAsync()).GetProperty("agents").Deserialize(KernelsJson.Default.AgentMetricsArray)!;

    /// <summary>Where its agents' files are on the host, by their numbers.</summary>
    /// <exception cref="AgentOSException">It refuses, or has just ended.</exception>
    public async Task<IReadOnlyDictionary<uint, string>> FindDatabasesAsync() =>
        (await _client.Agents.ListAsync()).ToDictionary(agent => agent.Id, agent => agent.Database ?? "");

    /// <summary>Asks it to end (SIGTERM) and returns when it has, with all its agents.</summary>
    /// <returns>Its process.</returns>
    /// <exception cref="AgentOSException">It refuses, or has just ended.</exception>
    public async Task<int> StopAsync()
    {
        int pid = (await MeasureAsync()).Kernel.Pid;
        // Not the pid of the socket's peer: under systemd that is systemd, which made the socket.
        using ProcessDescriptor kernel = ProcessDescriptor.Open(pid);
        // Asked again after it is held: from now on the number cannot become another process'.
        _ = await MeasureAsync();
        kernel.Signal(Signals.Terminate);
        kernel.WaitForEnd();
        return pid;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
