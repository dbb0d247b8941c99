using System.Text.Json;
using AgentOS.Client.Connections;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Client.Audit;

/// <summary>The audit log. Requests and answers are as docs/protocols/kernel.md has them.</summary>
public sealed class AuditLog
{
    private readonly KernelChannel _channel;

    internal AuditLog(KernelChannel channel) => _channel = channel;

    /// <summary>Reads entries.</summary>
    public Task<JsonElement> ReadAsync(JsonElement filter, CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.GetAuditLog, filter, ClientJson.Default.JsonElement, ClientJson.Default.JsonElement, cancellationToken);

    /// <summary>Chooses what is audited.</summary>
    public Task<JsonElement> ConfigureAsync(JsonElement configuration, CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.SetAuditConfiguration, configuration, ClientJson.Default.JsonElement, ClientJson.Default.JsonElement, cancellationToken);
}
