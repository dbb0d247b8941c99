using AgentOS.Client.Agents;
using AgentOS.Client.Audit;
using AgentOS.Client.Connections;
using AgentOS.Client.Events;
using AgentOS.Client.Files;
using AgentOS.Client.KeyValues;
using AgentOS.Client.Messages;
using AgentOS.Client.Metrics;
using AgentOS.Client.Models;
using AgentOS.Client.Permissions;
using AgentOS.Client.Programs;
using AgentOS.Client.Recording;
using AgentOS.Client.State;
using AgentOS.Client.ToolCalls;
using AgentOS.Errors;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Client;

/// <summary>
/// A connection to a kernel. Any number of calls may be under way at a time; a call that is cancelled is given up by the kernel, too. Every call throws
/// <see cref="AgentOSException"/> with the kernel's code and remedy when it fails. Thread-safe.
/// </summary>
public sealed class AgentOSClient : IAsyncDisposable
{
    private readonly KernelChannel _channel;

    private AgentOSClient(KernelChannel channel)
    {
        _channel = channel;
        Programs = new AgentPrograms(channel);
        Files = new AgentFiles(channel);
        KeyValues = new AgentKeyValues(channel);
        ToolCalls = new AgentToolCalls(channel);
        Agents = new AgentControl(channel);
        Messages = new AgentMessages(channel);
        State = new StateStore(channel);
        Permissions = new AgentPermissions(channel);
        Events = new KernelEvents(channel);
        Recording = new CallRecording(channel);
        Audit = new AuditLog(channel);
        Metrics = new KernelMetrics(channel);
        Models = new AgentModels(channel);
    }

    /// <summary>Who the caller is to the kernel.</summary>
    public uint Id => _channel.Welcome.AgentId;

    /// <summary>The kernel's version.</summary>
    public string KernelVersion => _channel.Welcome.KernelVersion;

    /// <summary>The longest payload the kernel takes, in bytes.</summary>
    public int FrameLimit => _channel.Welcome.FrameLimit;

    /// <summary>Commands and files inside the caller's sandbox: EXEC, READ, WRITE.</summary>
    public AgentPrograms Programs { get; }

    /// <summary>The files in the caller's agent.db.</summary>
    public AgentFiles Files { get; }

    /// <summary>The key-values in the caller's agent.db.</summary>
    public AgentKeyValues KeyValues { get; }

    /// <summary>The tool calls in the caller's agent.db.</summary>
    public AgentToolCalls ToolCalls { get; }

    /// <summary>Starting, listing and ending agents.</summary>
    public AgentControl Agents { get; }

    /// <summary>Messages between agents.</summary>
    public AgentMessages Messages { get; }

    /// <summary>The kernel's state store.</summary>
    public StateStore State { get; }

    /// <summary>What the caller may do.</summary>
    public AgentPermissions Permissions { get; }

    /// <summary>What happens in the kernel.</summary>
    public KernelEvents Events { get; }

    /// <summary>Recording of calls, and replay.</summary>
    public CallRecording Recording { get; }

    /// <summary>The audit log.</summary>
    public AuditLog Audit { get; }

    /// <summary>Measurements.</summary>
    public KernelMetrics Metrics { get; }

    /// <summary>Language models and HTTP.</summary>
    public AgentModels Models { get; }

    /// <summary>Connects to a kernel.</summary>
    /// <param name="path">Its socket; null looks where <see cref="KernelSocket.Find"/> says.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AgentOSException"><see cref="ClientErrors.NoKernel"/>.</exception>
    public static async Task<AgentOSClient> ConnectAsync(string? path = null, CancellationToken cancellationToken = default) =>
        new(await KernelChannel.ConnectAsync(path ?? KernelSocket.Find(), cancellationToken).ConfigureAwait(false));

    /// <summary>Sends bytes and gets them back (NOOP).</summary>
    public Task<byte[]> EchoAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.Noop, bytes, null, null, cancellationToken);

    /// <summary>Ends the connection; calls under way fail.</summary>
    public ValueTask DisposeAsync() => _channel.DisposeAsync();
}
