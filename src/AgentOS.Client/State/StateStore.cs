using System.Text.Json;
using AgentOS.Client.Connections;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Client.State;

/// <summary>The kernel's state store. Scopes are kept apart: <c>global</c>, <c>agent</c>, <c>session</c>.</summary>
public sealed class StateStore
{
    private readonly KernelChannel _channel;

    internal StateStore(KernelChannel channel) => _channel = channel;

    /// <summary>Stores a value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Any JSON.</param>
    /// <param name="scope">Null is the kernel's default.</param>
    /// <param name="timeToLive">Seconds until it is gone; null is for ever.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task StoreAsync(string key, JsonElement value, string? scope = null, double? timeToLive = null, CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.Store, new StateRequest { Key = key, Value = value, Scope = scope, Ttl = timeToLive }, ClientJson.Default.StateRequest, cancellationToken);

    /// <summary>Fetches a value; null when there is none.</summary>
    public async Task<JsonElement?> FetchAsync(string key, string? scope = null, CancellationToken cancellationToken = default)
    {
        StateAnswer answer = await _channel.CallAsync(
            Opcode.Fetch, new StateRequest { Key = key, Scope = scope }, ClientJson.Default.StateRequest, ClientJson.Default.StateAnswer, cancellationToken).ConfigureAwait(false);
        return answer.Exists == true ? answer.Value : null;
    }

    /// <summary>Deletes a value.</summary>
    /// <returns>Whether it was there.</returns>
    public async Task<bool> DeleteAsync(string key, string? scope = null, CancellationToken cancellationToken = default) =>
        (await _channel.CallAsync(Opcode.Delete, new StateRequest { Key = key, Scope = scope }, ClientJson.Default.StateRequest, ClientJson.Default.StateAnswer, cancellationToken)
            .ConfigureAwait(false)).Deleted == true;

    /// <summary>Lists keys.</summary>
    /// <param name="prefix">Only keys that begin so; null is all.</param>
    /// <param name="scope">Null is the kernel's default.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<string>> KeysAsync(string? prefix = null, string? scope = null, CancellationToken cancellationToken = default) =>
        (await _channel.CallAsync(Opcode.Keys, new StateRequest { Prefix = prefix, Scope = scope }, ClientJson.Default.StateRequest, ClientJson.Default.StateAnswer, cancellationToken)
            .ConfigureAwait(false)).Keys ?? [];
}
