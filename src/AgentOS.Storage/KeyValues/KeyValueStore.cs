using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AgentOS.Errors;
using AgentOS.Storage.Sessions;

namespace AgentOS.Storage.KeyValues;

/// <summary>JSON values by key.</summary>
public sealed class KeyValueStore
{
    private readonly CommitQueue _queue;

    internal KeyValueStore(CommitQueue queue) => _queue = queue;

    /// <summary>Sets a key.</summary>
    /// <param name="key">Any text.</param>
    /// <param name="value">The value.</param>
    /// <param name="type">How it is written as JSON, from a source-generated context.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public Task SetAsync<T>(string key, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken = default) =>
        WriteAsync(key, JsonSerializer.Serialize(value, type), cancellationToken);

    /// <summary>Sets a key to a JSON text.</summary>
    /// <param name="key">Any text.</param>
    /// <param name="json">JSON of any shape.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    /// <exception cref="AgentOSException"><see cref="StorageErrors.InvalidJson"/>.</exception>
    public Task SetJsonAsync(string key, string json, CancellationToken cancellationToken = default)
    {
        JsonText.Demand(json, "set", key);
        return WriteAsync(key, json, cancellationToken);
    }

    /// <summary>Reads a value; the type's default when the key is missing.</summary>
    public async Task<T?> GetAsync<T>(string key, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
    {
        string? json = await GetJsonAsync(key, cancellationToken);
        return json is null ? default : JsonSerializer.Deserialize(json, type);
    }

    /// <summary>Reads a value's JSON text; null when the key is missing.</summary>
    public Task<string?> GetJsonAsync(string key, CancellationToken cancellationToken = default) =>
        _queue.ReadAsync(session => session.KeyValues.Get(key), cancellationToken);

    /// <summary>Lists keys that start with a prefix, in byte order.</summary>
    /// <param name="prefix">Taken literally; empty for all keys.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public async Task<IReadOnlyList<KeyValueEntry>> ListAsync(string prefix = "", CancellationToken cancellationToken = default) =>
        await _queue.ReadAsync(session => session.KeyValues.List(prefix), cancellationToken);

    /// <summary>Removes a key. False when it was missing.</summary>
    public Task<bool> DeleteAsync(string key, CancellationToken cancellationToken = default) =>
        _queue.WriteAsync(session => session.KeyValues.Delete(key), cancellationToken);

    /// <summary>Sets a key only if it has the expected value.</summary>
    /// <param name="key">Any text.</param>
    /// <param name="expectedJson">The value it must have (equal as JSON, not as text), or null if it must be missing.</param>
    /// <param name="newJson">The value it gets.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    /// <returns>Whether it was set.</returns>
    /// <exception cref="AgentOSException"><see cref="StorageErrors.InvalidJson"/>.</exception>
    public Task<bool> CompareAndSetAsync(string key, string? expectedJson, string newJson, CancellationToken cancellationToken = default)
    {
        JsonText.Demand(newJson, "set", key);
        if (expectedJson is not null)
            JsonText.Demand(expectedJson, "compare", key);
        return _queue.WriteAsync(
            session =>
            {
                string? present = session.KeyValues.Get(key);
                bool matches = present is null ? expectedJson is null : expectedJson is not null && JsonText.AreEqual(present, expectedJson);
                if (matches)
                    session.KeyValues.Set(key, newJson);
                return matches;
            },
            cancellationToken);
    }

    private Task<bool> WriteAsync(string key, string json, CancellationToken cancellationToken) => _queue.WriteAsync(
        session =>
        {
            session.KeyValues.Set(key, json);
            return true;
        },
        cancellationToken);
}
