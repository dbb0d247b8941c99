using AgentOS.Llm.Formats;
using AgentOS.Llm.Requests;
using AgentOS.Llm.Scheduling;

namespace AgentOS.LlmServer.Exchanges;

/// <summary>A question as it came.</summary>
/// <param name="Format">What it is in.</param>
/// <param name="Body">JSON.</param>
/// <param name="Head">What its body says of the outermost things.</param>
internal sealed record Question(IWireFormat Format, ReadOnlyMemory<byte> Body, RequestHead Head)
{
    /// <summary>The model it names; empty is none.</summary>
    public required string Model { get; init; }

    /// <summary>Whether the answer comes in parts.</summary>
    public bool IsStream { get; init; }

    /// <summary>
    /// The path at the provider, of something else than a conversation, which only a provider of the same format can answer; null is a conversation. <c>{model}</c> in it is
    /// replaced by the model.
    /// </summary>
    public string? RawPath { get; init; }

    /// <summary>Headers that mean something to the provider.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Its band.</summary>
    public LlmPriority Priority { get; init; } = LlmPriority.Normal;

    /// <summary>How long it is worth waiting; null is any time.</summary>
    public TimeSpan? Deadline { get; init; }
}
