using System.Text.Json;

namespace AgentOS.Client.Events;

/// <summary>The answer of a call that was made asynchronously.</summary>
/// <param name="RequestId">Which call.</param>
/// <param name="OpcodeName">Of which kind.</param>
/// <param name="Payload">The answer.</param>
public sealed record AsyncResult(JsonElement RequestId, string? OpcodeName = null, JsonElement? Payload = null);
