using System.Text.Json;
using AgentOS.Client.Connections;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Client.Recording;

/// <summary>Recording of calls, and replay. Requests and answers are as docs/protocols/kernel.md has them.</summary>
public sealed class CallRecording
{
    private readonly KernelChannel _channel;

    internal CallRecording(KernelChannel channel) => _channel = channel;

    /// <summary>Starts to record.</summary>
    public Task<JsonElement> StartAsync(JsonElement options, CancellationToken cancellationToken = default) => CallAsync(Opcode.RecordStart, options, cancellationToken);

    /// <summary>Ends recording.</summary>
    public Task<JsonElement> StopAsync(CancellationToken cancellationToken = default) => _channel.CallAsync(Opcode.RecordStop, ClientJson.Default.JsonElement, cancellationToken);

    /// <summary>What was recorded.</summary>
    public Task<JsonElement> StatusAsync(JsonElement options, CancellationToken cancellationToken = default) => CallAsync(Opcode.RecordStatus, options, cancellationToken);

    /// <summary>Starts to answer calls from a recording.</summary>
    public Task<JsonElement> ReplayAsync(JsonElement recording, CancellationToken cancellationToken = default) => CallAsync(Opcode.ReplayStart, recording, cancellationToken);

    /// <summary>How far a replay has come.</summary>
    public Task<JsonElement> ReplayStatusAsync(CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.ReplayStatus, ClientJson.Default.JsonElement, cancellationToken);

    private Task<JsonElement> CallAsync(Opcode opcode, JsonElement request, CancellationToken cancellationToken) =>
        _channel.CallAsync(opcode, request, ClientJson.Default.JsonElement, ClientJson.Default.JsonElement, cancellationToken);
}
