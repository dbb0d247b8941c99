using System.Text.Json;

namespace AgentOS.Client.Messages;

/// <summary>A message.</summary>
/// <param name="From">Who sent it.</param>
/// <param name="Message">What it says.</param>
/// <param name="AgeMs">How long it waited, in milliseconds.</param>
/// <param name="FromName">The sender's name, when there is one.</param>
public sealed record ReceivedMessage(uint From, JsonElement Message, double AgeMs, string? FromName = null)
{
    /// <summary>Its number, for replies.</summary>
    public ulong Id { get; set; }

    /// <summary>The message it answers; null when it answers none.</summary>
    public ulong? ReplyTo { get; set; }
}
