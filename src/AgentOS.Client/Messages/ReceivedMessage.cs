using System.Text.Json;

namespace AgentOS.Client.Messages;

/// <summary>A message.</summary>
/// <param name="From">Who sent it.</param>
/// <param name="FromName">Their name, when they have one.</param>
/// <param name="Message">What it says.</param>
/// <param name="AgeMs">How long it waited, in milliseconds.</param>
public sealed record ReceivedMessage(uint From, string? FromName, JsonElement Message, double AgeMs);
