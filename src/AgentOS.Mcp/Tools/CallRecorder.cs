using System.Text.Json;
using AgentOS.Client.ToolCalls;
using AgentOS.Errors;
using AgentOS.Storage;

namespace AgentOS.Mcp.Tools;

/// <summary>Keeps every call in agent.db: begun before it is made, so that a call that never ended is there, too.</summary>
internal sealed class CallRecorder(AgentToolCalls calls, TimeProvider time)
{
    // A record and its answer must fit into one frame of 1 MiB beside each other's JSON.
    private const int MostBytes = 256 * 1024;

    /// <exception cref="AgentOSException">The call failed; or it could not be recorded, and was not made.</exception>
    public async Task<JsonElement> RecordAsync(string name, JsonElement arguments, Func<Task<JsonElement>> call)
    {
        double started = Now();
        JsonElement parameters = Bounded(arguments);
        long id = await calls.StartAsync(name, parameters).ConfigureAwait(false);
        try
        {
            JsonElement result = await call().ConfigureAwait(false);
            await SucceedAsync(id, new FinishedToolCall(name, started, Now(), parameters, Bounded(result))).ConfigureAwait(false);
            return result;
        }
        catch (AgentOSException failure)
        {
            await calls.ErrorAsync(id, $"{failure.Message} ({failure.Definition.Code})").ConfigureAwait(false);
            throw;
        }
        catch (OperationCanceledException)
        {
            await calls.ErrorAsync(id, "cancelled").ConfigureAwait(false);
            throw;
        }
    }

    // A restored snapshot has no record of the call that restored it.
    private async Task SucceedAsync(long id, FinishedToolCall call)
    {
        try
        {
            await calls.SuccessAsync(id, call.Result).ConfigureAwait(false);
        }
        catch (AgentOSException lost) when (lost.Definition.Code == StorageErrors.ToolCallNotFound.Code)
        {
            await calls.RecordAsync(call).ConfigureAwait(false);
        }
    }

    private double Now() => (time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;

    private static JsonElement Bounded(JsonElement value)
    {
        int length = value.GetRawText().Length;
        if (length <= MostBytes)
            return value;
        using JsonDocument cut = JsonDocument.Parse($$"""{"truncated": true, "characters": {{length}}}""");
        return cut.RootElement.Clone();
    }
}
