using System.Text.Json;

namespace AgentOS.Client.Events;

internal sealed record SubscriptionRequest(IReadOnlyList<string> EventTypes);

internal sealed record EmitRequest(string Event, JsonElement Data);

internal sealed record AsyncPollRequest(int? Max);

internal sealed record AsyncPollAnswer(IReadOnlyList<AsyncResult> Results);
