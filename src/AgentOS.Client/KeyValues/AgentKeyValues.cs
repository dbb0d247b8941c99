using System.Text.Json;
using AgentOS.Client.Connections;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Client.KeyValues;

/// <summary>The key-values in the caller's agent.db. Values are any JSON.</summary>
public sealed class AgentKeyValues
{
    private static readonly JsonElement s_null = JsonDocument.Parse("null").RootElement;

    private readonly KernelChannel _channel;

    internal AgentKeyValues(KernelChannel channel) => _channel = channel;

    /// <summary>Sets a value.</summary>
    public Task SetAsync(string key, JsonElement value, CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.KeyValues, new KeyValueRequest("set") { Key = key, Value = value }, ClientJson.Default.KeyValueRequest, cancellationToken);

    /// <summary>Gets a value; null when there is none.</summary>
    public async Task<JsonElement?> GetAsync(string key, CancellationToken cancellationToken = default)
    {
        KeyValueAnswer answer = await _channel.CallAsync(
            Opcode.KeyValues, new KeyValueRequest("get") { Key = key }, ClientJson.Default.KeyValueRequest, ClientJson.Default.KeyValueAnswer, cancellationToken).ConfigureAwait(false);
        // JSON's null is a value, too; an absent key is none.
        return answer.Exists ? answer.Value ?? s_null : null;
    }

    /// <summary>Lists keys with their values.</summary>
    /// <param name="prefix">Only keys that begin so; null is all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<KeyValueEntry>> ListAsync(string? prefix = null, CancellationToken cancellationToken = default) =>
        (await _channel.CallAsync(Opcode.KeyValues, new KeyValueRequest("list") { Prefix = prefix }, ClientJson.Default.KeyValueRequest, ClientJson.Default.KeyValueListAnswer, cancellationToken)
            .ConfigureAwait(false)).Entries;

    /// <summary>Deletes a key.</summary>
    /// <returns>Whether it was there.</returns>
    public async Task<bool> DeleteAsync(string key, CancellationToken cancellationToken = default) =>
        (await _channel.CallAsync(Opcode.KeyValues, new KeyValueRequest("delete") { Key = key }, ClientJson.Default.KeyValueRequest, ClientJson.Default.KeyValueDeletedAnswer, cancellationToken)
            .ConfigureAwait(false)).Deleted;

    /// <summary>Sets a value if the present one is as expected.</summary>
    /// <param name="key">The key.</param>
    /// <param name="expected">Null: there must be none.</param>
    /// <param name="value">The new one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it was set.</returns>
    public async Task<bool> CompareAndSetAsync(string key, JsonElement? expected, JsonElement value, CancellationToken cancellationToken = default)
    {
        KeyValueRequest request = new("compare_and_set") { Key = key, Expected = expected, Value = value };
        return (await _channel.CallAsync(Opcode.KeyValues, request, ClientJson.Default.KeyValueRequest, ClientJson.Default.KeyValueChangedAnswer, cancellationToken).ConfigureAwait(false)).Changed;
    }
}
